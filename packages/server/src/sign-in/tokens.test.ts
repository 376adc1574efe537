import { createHash } from "node:crypto";
import { ok } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { watchSession } from "../contract/session-contracts.ts";
import { eraseMe } from "../contract/keeping-contracts.ts";
import { createTable, listTables } from "../contract/table-contracts.ts";
import { listTokens, makeToken, revokeToken } from "../contract/token-contracts.ts";
import type { Database } from "../database/database.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { servedToCaller, type ServedRoute, streamedToCaller } from "../routes/served-route.ts";
import type { Caller } from "../services.ts";
import { newGuest } from "./guest.ts";
import { later } from "./later.ts";
import { signedInApp, type SignedInApp } from "./signed-in-app.fixture.ts";
import { TestBrowser } from "./test-browser.fixture.ts";
import { testIssuer, type TestIssuer } from "./test-issuer.fixture.ts";
import { tokenService } from "./token-service.ts";

const ENGINE = { kind: "engine" } as const;
const STREAM = "/api/sessions/3b241101-e2bb-4255-8caf-4136c566a960/live";
const REVOKED = 'event: ended\ndata: {"kind":"ended","reason":"revoked"}\n\n';

/** Tokens, and a read, a write and a stream that say and do nothing. */
function routesOn(database: Database): readonly ServedRoute[] {
  const { make, list, revoke } = tokenService(database);
  return [
    servedToCaller(makeToken, make),
    servedToCaller(listTokens, list),
    servedToCaller(revokeToken, revoke),
    servedToCaller(listTables, async () => ok({ tables: [] })),
    servedToCaller(createTable, async () => Promise.reject(new Error("Expected nobody to open a table"))),
    servedToCaller(eraseMe, async () => Promise.reject(new Error("Expected nobody to be erased"))),
    streamedToCaller(watchSession, async () => ok({ stop: () => undefined })),
  ];
}

onBothKinds((open) => {
  let given: TestDatabase;
  let issuer: TestIssuer;
  let app: SignedInApp;
  let other: SignedInApp;
  beforeAll(async () => {
    given = await open();
    issuer = await testIssuer();
    const another = await given.another();
    const wish = { issuers: [issuer.url], environment: { RATE_PER_TOKEN: "12" } };
    app = await signedInApp({ ...wish, database: given.database, routes: routesOn(given.database) });
    other = await signedInApp({ ...wish, database: another, routes: routesOn(another) });
  });
  afterAll(async () => {
    await app.stop();
    await other.stop();
    await issuer.stop();
    await given.close();
  });

  async function signedIn(sub: string): Promise<TestBrowser> {
    issuer.claims = { sub };
    const browser = new TestBrowser();
    await browser.go(`${app.url}/sign-in`);
    return browser;
  }
  async function api(browser: TestBrowser, method: string, path: string, body?: object) {
    const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const answer = await browser.ask(`${app.url}${path}`, "same-origin", { method, ...json });
    const text = await answer.text();
    return { status: answer.status, told: text === "" ? null : JSON.parse(text) };
  }
  const made = async (browser: TestBrowser, rights: "read" | "all") =>
    (await api(browser, "POST", "/api/me/tokens", { name: "My script", rights })).told;
  /** As a program: no cookie, no origin. */
  const program = ({ url }: SignedInApp, token: string, path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, "content-type": "application/json" } });
  // oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
  const codeOf = async (answer: Response): Promise<string> => (answer.ok ? "ok" : ((await answer.json()) as any).code);

  test("[T1] a token is told once and kept as a hash; by it a program asks as its person, and says nothing of where it comes from", async () => {
    const browser = await signedIn("one");
    const { id, token, ...rest } = await made(browser, "all");
    expect(token).toMatch(/^detente_[\w-]{43}$/);
    expect(rest).toMatchObject({ name: "My script", rights: "all", lastUsedAt: null });
    const me = (await api(browser, "GET", "/api/me")).told;
    for (const process of [app, other]) expect(await (await program(process, token, "/api/me")).json()).toEqual(me);
    const listed = (await api(browser, "GET", "/api/me/tokens")).told.tokens;
    expect(listed).toMatchObject([{ id, name: "My script", rights: "all", lastUsedAt: expect.any(String) }]);
    expect(JSON.stringify(listed)).not.toContain(token.slice(8));
    const rows = await given.database.transact(ENGINE, ({ sql }) => sql.selectFrom("token").selectAll().where("id", "=", id).execute());
    expect(Buffer.from(rows[0]?.token_hash ?? [])).toEqual(createHash("sha256").update(token.slice(8)).digest());
    // Read as text, the row has no piece of it.
    expect(JSON.stringify(rows)).not.toContain(token.slice(8));
    expect((await program(app, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`, "/api/me")).status).toBe(401);
    expect((await program(app, token.slice(8), "/api/me")).status).toBe(401);
    // What stands in a cookie is no token, and a token no cookie.
    const cookie = browser.cookie(app.url, "detente-0") ?? "";
    expect((await program(app, `detente_${cookie}`, "/api/me")).status).toBe(401);
    expect((await fetch(`${app.url}/api/me`, { headers: { cookie: `detente-0=${token.slice(8)}` } })).status).toBe(401);
  });

  test("[T2] a token neither makes, lists nor ends tokens, nor erases its person, nor signs anybody out; one that reads writes nothing", async () => {
    const browser = await signedIn("two");
    const [all, read] = [await made(browser, "all"), await made(browser, "read")];
    const body = JSON.stringify({ name: "Another", rights: "all" });
    for (const { token, id } of [all, read]) {
      expect(await codeOf(await program(app, token, "/api/me/tokens"))).toBe("notAllowed");
      for (const [method, path, text] of [
        ["POST", "/api/me/tokens", body],
        ["DELETE", `/api/me/tokens/${id}`, null],
        ["DELETE", "/api/me", JSON.stringify({ confirm: "delete everything of mine" })],
        ["POST", "/sign-out/everywhere", null],
      ] as const)
        expect(await codeOf(await program(app, token, path, { method, body: text })), path).toBe("otherOrigin");
    }
    expect(await codeOf(await program(app, read.token, "/api/tables"))).toBe("ok");
    const write = { method: "POST", body: JSON.stringify({ title: "T", caseHash: "0".repeat(64) }) };
    expect(await codeOf(await program(app, read.token, "/api/tables", write))).toBe("notAllowed");
    // The other gets through all walls, to a service that does not do it.
    expect(await codeOf(await program(app, all.token, "/api/tables", write))).toBe("broken");
    expect((await api(browser, "GET", "/api/me/tokens")).told.tokens).toHaveLength(2);
  });

  test("[T3] what is read live by a token ends when it is revoked, in every process, and nothing of another's", async () => {
    const browser = await signedIn("three");
    const [gone, stays] = [await made(browser, "read"), await made(browser, "read")];
    const streams = await Promise.all([app, other].map((process) => program(process, gone.token, STREAM)));
    const kept = await program(other, stays.token, STREAM);
    expect((await api(await signedIn("somebody"), "DELETE", `/api/me/tokens/${gone.id}`)).told).toMatchObject({ code: "notFound" });
    expect((await api(browser, "DELETE", `/api/me/tokens/${gone.id}`)).status).toBe(204);
    expect(await Promise.all(streams.map((each) => each.text()))).toEqual([REVOKED, REVOKED]);
    for (const process of [app, other]) expect((await program(process, gone.token, "/api/me")).status).toBe(401);
    expect((await program(app, stays.token, "/api/me")).status).toBe(200);
    expect((await api(browser, "DELETE", `/api/me/tokens/${stays.id}`)).status).toBe(204);
    expect(await kept.text()).toBe(REVOKED);
  });

  test("[T3] the end of its time ends a token and what is read live by it", async () => {
    const browser = await signedIn("four");
    const { id, token } = await made(browser, "read");
    const stream = await program(app, token, STREAM);
    expect(stream.status).toBe(200);
    await given.database.transact(ENGINE, ({ sql, at }) =>
      sql
        .updateTable("token")
        .set({ expires_at: later(at, -1) })
        .where("id", "=", id)
        .execute(),
    );
    await app.lookAround();
    expect(await stream.text()).toBe(REVOKED);
    expect((await program(app, token, "/api/me")).status).toBe(401);
  });

  test("[T3] signing out everywhere ends all tokens of a person and what is read live by them, in every process, and nobody else's", async () => {
    const [browser, another] = [await signedIn("seven"), await signedIn("eight")];
    const [own, more, others] = [await made(browser, "read"), await made(browser, "all"), await made(another, "read")];
    const streams = [await program(app, own.token, STREAM), await program(other, more.token, STREAM)];
    expect((await api(browser, "POST", "/sign-out")).status).toBe(204);
    expect((await program(app, own.token, "/api/me")).status).toBe(200);
    const again = await signedIn("seven");
    expect((await api(again, "POST", "/sign-out/everywhere")).status).toBe(204);
    for (const stream of streams) expect(await stream.text()).toBe(REVOKED);
    for (const { token } of [own, more]) expect((await program(app, token, "/api/me")).status).toBe(401);
    expect((await program(app, others.token, "/api/me")).status).toBe(200);
  });

  test("[T4] a token may ask so often, and takes nothing from its person or another token", async () => {
    const browser = await signedIn("five");
    const [busy, calm] = [await made(browser, "read"), await made(browser, "read")];
    const statuses: number[] = [];
    for (let k = 0; k < 13; k++) statuses.push((await program(app, busy.token, "/api/me")).status);
    expect(statuses).toEqual([...Array.from({ length: 12 }, () => 200), 429]);
    expect((await program(app, calm.token, "/api/me")).status).toBe(200);
    expect((await api(browser, "GET", "/api/me")).status).toBe(200);
  });

  test("[T2] guests have none, nobody has more than twenty, none lasts longer than a year, and each is in the audit log", async () => {
    const { make, revoke } = tokenService(given.database);
    const asked = (until?: string) => ({
      params: {},
      query: {},
      headers: {},
      body: { name: "n", rights: "read" as const, ...(until === undefined ? {} : { until }) },
    });
    const guest = await given.database.transact(ENGINE, (transaction) => newGuest(transaction, "Guest"));
    expect(await make({ person: guest.id, name: "Guest" }, asked())).toMatchObject({ failure: { code: "notAllowed" } });
    const { person } = (await api(await signedIn("six"), "GET", "/api/me")).told;
    const caller: Caller = { person: person.id, name: person.name };
    const { at } = await given.database.transact(ENGINE, async ({ at }) => ({ at }));
    for (const until of [later(at, -1), later(at, 367 * 24 * 60 * 60)])
      expect(await make(caller, asked(until))).toMatchObject({ failure: { code: "badRequest" } });
    const done = await Promise.all(Array.from({ length: 25 }, () => make(caller, asked())));
    const ids = done.flatMap((each) => (each.kind === "ok" ? [each.value.id] : []));
    expect(ids).toHaveLength(20);
    await revoke(caller, { params: { token: ids[0] ?? "" }, query: {}, headers: {}, body: null });
    const deeds = await given.database.transact(ENGINE, ({ sql }) =>
      sql.selectFrom("audit").select("deed").where("by_person", "=", caller.person).where("deed", "like", "token%").execute(),
    );
    expect(deeds.map(({ deed }) => deed)).toEqual([...ids.map(() => "tokenMade"), "tokenRevoked"]);
  });
});
