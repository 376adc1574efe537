import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Transaction } from "../database/database.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { signedInApp, type SignedInApp } from "./signed-in-app.fixture.ts";
import { TestBrowser } from "./test-browser.fixture.ts";
import { testIssuer, type TestIssuer } from "./test-issuer.fixture.ts";

const DAY = 24 * 60 * 60 * 1000;

onBothKinds((open) => {
  let given: TestDatabase;
  let issuers: readonly [TestIssuer, TestIssuer];
  let app: SignedInApp;
  /** Another process on the same database. */
  let other: SignedInApp;
  beforeAll(async () => {
    given = await open();
    issuers = [await testIssuer(), await testIssuer()];
    const addresses = issuers.map(({ url }) => url);
    app = await signedInApp({ database: given.database, issuers: addresses });
    other = await signedInApp({ database: await given.another(), issuers: addresses });
  });
  beforeEach(() => {
    issuers[0].claims = { sub: "anna", name: "Anna" };
    issuers[1].claims = { sub: "anna", name: "Anna" };
  });
  afterAll(async () => {
    await app.stop();
    await other.stop();
    for (const issuer of issuers) await issuer.stop();
    await given.close();
  });

  const engine = <Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value> =>
    given.database.transact({ kind: "engine" }, work);
  const COOKIE = "detente-0";

  async function signedIn({ url } = issuers[0], browser = new TestBrowser()): Promise<TestBrowser> {
    await browser.go(`${app.url}/sign-in/${new URL(url).host.replace(":", "-")}`);
    return browser;
  }
  const token = (browser: TestBrowser): string => browser.cookie(app.url, COOKIE) ?? "";
  const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

  async function me(cookie: string, { url } = app) {
    const answer = await fetch(`${url}/api/me`, { headers: { cookie: `${COOKIE}=${cookie}` } });
    // As the contract of that address has it.
    return answer.status === 200 ? ((await answer.json()) as { person: { id: string; name: string } }).person : null;
  }
  const post = (browser: TestBrowser, path: string, from: "same-origin" | "cross-site" = "same-origin") =>
    browser.ask(`${app.url}${path}`, from, { method: "POST" });

  test("[S1] each sign-in has a new token, whatever the browser had before, and what it had is over", async () => {
    const attacker = token(await signedIn());
    issuers[0].claims = { sub: "victim", name: "Victim" };
    const victim = new TestBrowser();
    victim.setCookie(app.url, COOKIE, attacker);
    await signedIn(issuers[0], victim);
    expect(token(victim)).not.toBe(attacker);
    expect(await me(attacker)).toBeNull();
    expect(await me(token(victim))).toMatchObject({ name: "Victim" });
    const before = token(victim);
    await signedIn(issuers[0], victim);
    expect(await me(before)).toBeNull();
    expect(await me(token(victim))).toMatchObject({ name: "Victim" });
  });

  test("[S1] a token that the browser made up is nobody's, and not taken over by a sign-in", async () => {
    const browser = new TestBrowser();
    browser.setCookie(app.url, COOKIE, "A".repeat(43));
    expect(await me("A".repeat(43))).toBeNull();
    await signedIn(issuers[0], browser);
    expect(token(browser)).toMatch(/^[\w-]{43}$/);
    expect(await me("A".repeat(43))).toBeNull();
    for (const odd of ["", "x", `${token(browser)}x`, token(browser).slice(1), "%00", "'; drop table detente.sign_in; --"])
      expect(await me(encodeURIComponent(odd))).toBeNull();
  });

  test("[S2] of a token its hash alone is kept", async () => {
    const secret = token(await signedIn());
    const rows = await engine(({ sql }) => sql.selectFrom("sign_in").selectAll().execute());
    const hashes = rows.map(({ token_hash }) => Buffer.from(token_hash).toString("hex"));
    expect(hashes).toContain(hashOf(secret).toString("hex"));
    expect(hashes).not.toContain(Buffer.from(secret, "base64url").toString("hex"));
  });

  test("[S3] [C4] signing out ends this browser's sign-in at once, in every process; it is a POST from an own page", async () => {
    const [browser, another] = [await signedIn(), await signedIn()];
    const secret = token(browser);
    expect(await me(secret, other)).toMatchObject({ name: "Anna" });
    expect((await browser.ask(`${app.url}/sign-out`)).status).toBe(200);
    expect((await post(browser, "/sign-out", "cross-site")).status).toBe(403);
    expect(await me(secret)).not.toBeNull();
    expect((await post(browser, "/sign-out")).status).toBe(204);
    expect(browser.cookie(app.url, COOKIE)).toBeUndefined();
    expect(await me(secret)).toBeNull();
    expect(await me(secret, other)).toBeNull();
    expect(await me(token(another))).toMatchObject({ name: "Anna" });
    // Nothing is left to end, and that is no problem.
    expect((await post(browser, "/sign-out")).status).toBe(204);
  });

  test("[S3] signing out everywhere ends all sign-ins of one person at once, and nobody else's", async () => {
    const browsers = [await signedIn(), await signedIn(), await signedIn()];
    issuers[1].claims = { sub: "ben", name: "Ben" };
    const ben = token(await signedIn(issuers[1]));
    const [first] = browsers;
    if (first === undefined) throw new Error("Expected a browser");
    const secrets = browsers.map(token);
    expect((await post(first, "/sign-out/everywhere", "cross-site")).status).toBe(403);
    expect((await post(first, "/sign-out/everywhere")).status).toBe(204);
    for (const secret of secrets) for (const process of [app, other]) expect(await me(secret, process)).toBeNull();
    expect(await me(ben)).toMatchObject({ name: "Ben" });
    expect((await post(first, "/sign-out/everywhere")).status).toBe(401);
  });

  test("[S3] a person who is deleted is signed in no more", async () => {
    issuers[0].claims = { sub: "gone", name: "Gone" };
    const secret = token(await signedIn());
    await engine(({ sql }) => sql.deleteFrom("person").where("subject", "=", "gone").execute());
    expect(await me(secret)).toBeNull();
  });

  test("[S4] a sign-in ends 30 days after it began, and after 14 days without a request", async () => {
    const [old, idle] = [token(await signedIn()), token(await signedIn())];
    const rowOf = (secret: string) => engine(({ sql }) => rowIn(sql, secret));
    const rowIn = (sql: Transaction["sql"], secret: string) =>
      sql.selectFrom("sign_in").selectAll().where("token_hash", "=", hashOf(secret)).executeTakeFirstOrThrow();
    const { created_at: created, expires_at: expires, last_seen_at: seen } = await rowOf(old);
    expect(Date.parse(expires) - Date.parse(created)).toBe(30 * DAY);
    const put = (secret: string, change: { readonly expires_at?: string; readonly last_seen_at?: string }) =>
      engine(({ sql }) => sql.updateTable("sign_in").set(change).where("token_hash", "=", hashOf(secret)).execute());
    const before = (milliseconds: number): string => new Date(Date.parse(seen) - milliseconds).toISOString();
    await put(old, { expires_at: before(0) });
    expect(await me(old)).toBeNull();
    await put(idle, { last_seen_at: before(14 * DAY - 60_000) });
    expect(await me(idle)).not.toBeNull();
    // That was a request.
    expect(Date.parse((await rowOf(idle)).last_seen_at)).toBeGreaterThanOrEqual(Date.parse(seen));
    await put(idle, { last_seen_at: before(14 * DAY) });
    expect(await me(idle)).toBeNull();
    // They go when somebody signs in.
    await signedIn();
    for (const secret of [old, idle]) await expect(rowOf(secret)).rejects.toThrow("no result");
  });

  test("[S4] that somebody was there is noted once a minute", async () => {
    const secret = token(await signedIn());
    const seenAt = (change: string | null) =>
      engine(async ({ sql }) => {
        const own = sql.updateTable("sign_in").where("token_hash", "=", hashOf(secret));
        if (change !== null) await own.set({ last_seen_at: change }).execute();
        const row = await sql
          .selectFrom("sign_in")
          .select("last_seen_at")
          .where("token_hash", "=", hashOf(secret))
          .executeTakeFirstOrThrow();
        return row.last_seen_at;
      });
    const first = await seenAt(null);
    const recently = new Date(Date.parse(first) - 30_000).toISOString();
    await seenAt(recently);
    await me(secret);
    expect(await seenAt(null)).toBe(recently);
    await seenAt(new Date(Date.parse(first) - 61_000).toISOString());
    await me(secret);
    expect(Date.parse(await seenAt(null))).toBeGreaterThanOrEqual(Date.parse(first));
  });

  test("[L1] the same subject, name and e-mail address at two providers are two people", async () => {
    for (const issuer of issuers) issuer.claims = { sub: "same", name: "Same", email: "same@example.org", email_verified: true };
    const [one, two] = [await me(token(await signedIn(issuers[0]))), await me(token(await signedIn(issuers[1])))];
    expect(one?.name).toBe("Same");
    expect(two?.name).toBe("Same");
    expect(one?.id).not.toBe(two?.id);
  });

  test("[L2] no e-mail address is asked for, and what a provider says of one is kept nowhere", async () => {
    issuers[0].claims = { sub: "mail", name: "Mail", email: "secret-address@example.org", email_verified: false };
    const browser = await signedIn();
    const asked = new URL(browser.visited.find((address) => address.includes("/authorize")) ?? "");
    expect(asked.searchParams.get("scope")?.split(" ")).toEqual(["openid", "profile"]);
    const people = await engine(({ sql }) => sql.selectFrom("person").selectAll().execute());
    expect(people.some(({ subject }) => subject === "mail")).toBe(true);
    expect(JSON.stringify(people) + app.lines.join("")).not.toContain("secret-address");
  });

  test("[L3] a subject stays the same person under another name; another subject under the same name is another", async () => {
    issuers[0].claims = { sub: "stays", name: "Before", preferred_username: "login" };
    const before = await me(token(await signedIn()));
    issuers[0].claims = { sub: "stays", name: "After", preferred_username: "other-login" };
    const secret = token(await signedIn());
    expect(await me(secret)).toEqual({ id: before?.id, name: "After" });
    issuers[0].claims = { sub: "takes-over", name: "Before", preferred_username: "login" };
    expect((await me(token(await signedIn())))?.id).not.toBe(before?.id);
  });

  test("[L4] whoever was first to say that an address is theirs gets nothing by it: its owner comes later, to an account of their own", async () => {
    const address = { email: "victim@example.org", email_verified: true, name: "Victim" };
    issuers[1].claims = { ...address, sub: "attacker" };
    const attacker = await signedIn(issuers[1]);
    const first = await me(token(attacker));
    for (const [k, { email_verified }] of [{ email_verified: false }, { email_verified: true }].entries()) {
      issuers[0].claims = { ...address, email_verified, sub: `victim-${k}` };
      const own = await me(token(await signedIn(issuers[0])));
      expect(own?.id).not.toBe(first?.id);
      const rows = await given.database.transact({ kind: "person", person: own?.id ?? "" }, async ({ sql }) => ({
        people: (await sql.selectFrom("person").select("id").execute()).map(({ id }) => id),
        tables: await sql.selectFrom("tables").select("id").execute(),
      }));
      expect(rows).toEqual({ people: [own?.id], tables: [] });
    }
    expect(await me(token(attacker))).toEqual(first);
  });

  test("[L6] no claim makes anybody more than a person without a seat", async () => {
    issuers[0].claims = { sub: "climber", name: "Climber", role: "facilitator", roles: ["admin"], groups: ["admins"], admin: true };
    const secret = token(await signedIn());
    const answer = await fetch(`${app.url}/api/me`, { headers: { cookie: `${COOKIE}=${secret}` } });
    expect(Object.keys((await answer.json()) as object).toSorted()).toEqual(["mode", "person"]);
    const rows = await engine(async ({ sql }) => [
      await sql.selectFrom("seat").selectAll().execute(),
      await sql.selectFrom("person").selectAll().where("subject", "=", "climber").execute(),
    ]);
    expect(rows[0]).toEqual([]);
    expect(JSON.stringify(rows[1])).not.toMatch(/admin|facilitator/);
  });
});
