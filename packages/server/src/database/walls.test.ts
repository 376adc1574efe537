import { afterAll, beforeAll, expect, test } from "vitest";
import { type OwnerLine, ownerLinesOfBothKinds } from "./fixtures/owner-line.fixture.ts";
import type { Line } from "./line.ts";
import { wallProblems } from "./walls.ts";

ownerLinesOfBothKinds((open, kind) => {
  let owner: OwnerLine;
  let line: Line;
  beforeAll(async () => {
    owner = await open();
    line = owner.line;
  });
  afterAll(() => owner.close());

  /** What would be said after these statements, which are undone: roles belong to the whole server. */
  async function problemsAfter(statements: string, signedIn: "ownLogin" | "roles"): Promise<readonly string[]> {
    await line.script(`begin; ${statements}`);
    try {
      return await wallProblems(line, signedIn);
    } finally {
      await line.script("rollback");
    }
  }
  test("nothing is said of the roles as they are made", async () => {
    expect(await problemsAfter("select 1", "roles")).toEqual([]);
  });

  test("each of the two roles is looked at in the same way", async () => {
    for (const role of ["detente_engine", "detente_person"])
      for (const [change, words] of [
        [`alter role ${role} bypassrls`, "has BYPASSRLS"],
        [`alter role ${role} superuser`, "is a superuser"],
        [`alter table detente.audit owner to ${role}`, "owns tables"],
        [`alter table detente_jobs.job_common owner to ${role}`, "owns tables"],
        [`grant create on schema detente_jobs to ${role}`, "may make tables"],
        [`grant create on schema detente to ${role}`, "may make tables"],
      ] as const)
        expect(await problemsAfter(change, "roles"), change).toContainEqual(expect.stringContaining(`${role} ${words}`));
  });

  test("a table that does not force row-level security on everybody is named", async () => {
    for (const change of [
      "alter table detente.seat no force row level security",
      "alter table detente.seat disable row level security",
      "create table detente.seats (id int)",
    ])
      expect(await problemsAfter(change, "roles"), change).toEqual([expect.stringMatching(/detente\.seats? does not force row-level/)]);
  });

  // The embedded database has no logins, only its one connection.
  if (kind === "embedded") return;

  /** Somebody who may work as the two roles, and no more but what the statements add. */
  const asLogin = (statements: string): Promise<readonly string[]> =>
    problemsAfter(
      `create role some_login login noinherit; create role some_group; grant detente_engine, detente_person to some_login;
       ${statements}; set local session authorization some_login`,
      "ownLogin",
    );

  test("nothing is said of a login that owns nothing and may work as the two roles", async () => {
    expect(await asLogin("select 1")).toEqual([]);
  });

  test("a superuser is refused as a working login", async () => {
    expect(await problemsAfter("select 1", "ownLogin")).toContainEqual(expect.stringMatching(/login or role postgres is a superuser/));
  });

  test("a login with BYPASSRLS is refused", async () => {
    expect(await asLogin("alter role some_login bypassrls")).toEqual([expect.stringMatching(/some_login has BYPASSRLS/)]);
  });

  test("a login that owns a table is refused", async () => {
    expect(await asLogin("grant create, usage on schema detente to some_login; alter table detente.audit owner to some_login")).toEqual([
      expect.stringMatching(/some_login owns tables of the schema detente/),
    ]);
  });

  test("a login that may become a mighty role is as mighty", async () => {
    expect(await asLogin("alter role some_group bypassrls; grant some_group to some_login")).toEqual([
      expect.stringMatching(/some_login may become some_group, which has BYPASSRLS/),
    ]);
    expect(await asLogin("grant some_group to some_login; alter table detente.audit owner to some_group")).toEqual([
      expect.stringMatching(/some_login may become some_group, which owns tables/),
    ]);
  });

  test("a login that may not work as a role is told how that is allowed", async () => {
    expect(await asLogin("revoke detente_person from some_login")).toEqual([expect.stringContaining("grant detente_person to some_login")]);
  });
});
