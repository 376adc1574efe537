import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { none, type Process, seatedTable, type SeatedTable, startProcess, US, value } from "../tables/seated-people.fixture.ts";
import { consoleLink } from "./console-link.ts";
import { signedInApp, type SignedInApp } from "./signed-in-app.fixture.ts";
import { TestBrowser } from "./test-browser.fixture.ts";

const SECRET = /[\w-]{43}/;
const CODE = /[A-Z]{4}(?:-[A-Z]{4}){4}/;

/** Milliseconds that the PostgreSQL of the tests may take to start on a machine that is busy. */
const START = 60_000;

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  let app: SignedInApp;
  let other: SignedInApp;
  let table: SeatedTable;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
    const wish = { issuers: ["https://issuer.example"], environment: { SEAT_LINKS: "on", RATE_PER_ADDRESS: "100000" } };
    app = await signedInApp({ ...wish, database: given.database });
    other = await signedInApp({ ...wish, database: await given.another() });
    table = await seatedTable(here);
  }, START);
  afterAll(async () => {
    await app.stop();
    await other.stop();
    await here.close();
    await given.close();
  });

  const makeLink = async (uses = 1): Promise<string> => {
    const body = { is: { role: "member", party: US }, uses } as const;
    return value(await here.seatLinks.make(table.people.facilitator, { ...none, params: { table: table.table }, body })).path;
  };
  const send = async (path: string, fields: Readonly<Record<string, string>>, { url } = app, browser = new TestBrowser()) => {
    const answer = await browser.ask(url + path, "same-origin", { method: "POST", body: new URLSearchParams(fields) });
    return { status: answer.status, text: await answer.text() };
  };
  const seats = async () => value(await here.seats.list(table.people.facilitator, { ...none, params: { table: table.table } })).seats;

  test("[N3] of many who use a link for one at once, through two processes, one gets the seat, and no guest is left without", async () => {
    const path = await makeLink();
    const before = (await seats()).length;
    const people = () =>
      given.database.transact({ kind: "engine" }, ({ sql }) =>
        sql.selectFrom("person").select("id").where("issuer", "=", "detente:guest").execute(),
      );
    const peopleBefore = (await people()).length;
    const all = await Promise.all(Array.from({ length: 12 }, (_, k) => send(path, { name: `Guest ${k}` }, k % 2 === 0 ? app : other)));
    expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 11 }, () => 410)]);
    expect((await seats()).length).toBe(before + 1);
    expect((await people()).length).toBe(peopleBefore + 1);
  });

  test("[N3] the same form sent twice at once by somebody who is signed in gives one seat", async () => {
    const browser = new TestBrowser();
    await send(await makeLink(), { name: "Twice" }, app, browser);
    const body = { is: { role: "observer" }, uses: 5 } as const;
    const { path, id } = value(await here.seatLinks.make(table.people.facilitator, { ...none, params: { table: table.table }, body }));
    const before = (await seats()).length;
    const both = await Promise.all([send(path, {}, app, browser), send(path, {}, app, browser)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await seats()).length).toBe(before + 1);
    const { links } = value(await here.seatLinks.list(table.people.facilitator, { ...none, params: { table: table.table } }));
    expect(links.find((link) => link.id === id)?.usesLeft).toBe(4);
  });

  test("a link whose time is over opens nothing", async () => {
    const path = await makeLink();
    await given.database.transact({ kind: "engine" }, ({ sql }) =>
      sql
        .updateTable("seat_link")
        .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
        .execute(),
    );
    expect((await new TestBrowser().ask(app.url + path, "none")).status).toBe(410);
    expect((await send(path, { name: "Late" })).text).toContain("The time for this link is over");
  });

  test("[S2] [O8] of links, codes and sign-ins hashes alone are kept, and nothing of them is in the log", async () => {
    const path = await makeLink();
    const browser = new TestBrowser();
    const come = await send(path, { name: "Kim" }, app, browser);
    const [code = ""] = CODE.exec(come.text) ?? [];
    const cookie = browser.cookie(app.url, "detente-0") ?? "";
    const [token = ""] = SECRET.exec(path) ?? [];
    await send("/rejoin", { code });
    expect(Math.min(code.length, cookie.length, token.length)).toBeGreaterThan(20);
    const kept = await given.database.transact({ kind: "engine" }, async ({ sql }) =>
      JSON.stringify(
        [
          await sql.selectFrom("seat_link").selectAll().execute(),
          await sql.selectFrom("rejoin_code").selectAll().execute(),
          await sql.selectFrom("sign_in").selectAll().execute(),
          await sql.selectFrom("audit").selectAll().execute(),
        ],
        // Bytes as hexadecimal digits and as base64, whichever a secret would be found in.
        (_, each: unknown) =>
          each instanceof Uint8Array
            ? [Buffer.from(each).toString("hex"), Buffer.from(each).toString("base64url"), Buffer.from(each).toString("latin1")]
            : each,
      ),
    );
    for (const secret of [code, code.replaceAll("-", ""), cookie, token, Buffer.from(token, "base64url").toString("hex")]) {
      expect(kept).not.toContain(secret);
      expect(app.lines.join("\n")).not.toContain(secret);
    }
    expect(app.lines.join("\n")).toContain('"route":"/join/{token}"');
  });

  test("[N1] wrong codes from one place are at most a hundred in ten minutes, however many come at once and to whichever process; then right ones wait too", async () => {
    const browser = new TestBrowser();
    const [code = ""] = CODE.exec((await send(await makeLink(), { name: "Lea" }, app, browser)).text) ?? [];
    await given.database.transact({ kind: "engine" }, ({ sql }) => sql.deleteFrom("wrong_code").execute());
    const tries = await Promise.all(
      Array.from({ length: 120 }, (_, k) =>
        send("/rejoin", { code: k % 2 === 0 ? "BCDF-GHJK-LMNP-QRST-VWXZ" : "no code" }, k % 3 === 0 ? app : other),
      ),
    );
    const counts = Object.groupBy(tries, ({ status }) => String(status));
    expect([counts["400"]?.length, counts["429"]?.length]).toEqual([100, 20]);
    expect((await send("/rejoin", { code })).status).toBe(429);
    await given.database.transact({ kind: "engine" }, ({ sql }) =>
      sql
        .updateTable("wrong_code")
        .set({ at: new Date(Date.now() - 601_000).toISOString() })
        .execute(),
    );
    expect((await send("/rejoin", { code })).status).toBe(200);
    const left = await given.database.transact({ kind: "engine" }, ({ sql }) => sql.selectFrom("wrong_code").selectAll().execute());
    expect(left).toEqual([]);
  });

  test("[S1] whoever comes back by a code is signed in anew, and what the browser had before is over", async () => {
    const [one, two] = [new TestBrowser(), new TestBrowser()];
    await send(await makeLink(), { name: "One" }, app, one);
    const [code = ""] = CODE.exec((await send(await makeLink(), { name: "Two" }, app, two)).text) ?? [];
    const before = one.cookie(app.url, "detente-0") ?? "";
    await send("/rejoin", { code }, app, one);
    expect(one.cookie(app.url, "detente-0")).not.toBe(before);
    const me = await fetch(`${app.url}/api/me`, { headers: { cookie: `detente-0=${before}` } });
    expect(me.status).toBe(401);
    expect(await (await one.ask(`${app.url}/api/me`)).json()).toMatchObject({ person: { name: "Two" } });
  });

  test("[C1] [C2] pages for guests take a form of their own pages and nothing else, and looking at them does nothing", async () => {
    const path = await makeLink();
    const before = (await seats()).length;
    for (const from of ["cross-site", "same-site", "none"] as const) {
      const answer = await new TestBrowser().ask(app.url + path, from, { method: "POST", body: new URLSearchParams({ name: "Ann" }) });
      expect(answer.status).toBe(403);
    }
    const headers = { "content-type": "application/json" };
    const json = await new TestBrowser().ask(app.url + path, "same-origin", { method: "POST", headers, body: '{"name":"Ann"}' });
    expect(json.status).toBe(415);
    for (const body of ["name=a&name=b", "__proto__=x&name=Ann", "name=Ann&more=1", `name=${"x".repeat(3000)}`]) {
      const form = { "content-type": "application/x-www-form-urlencoded" };
      expect((await new TestBrowser().ask(app.url + path, "same-origin", { method: "POST", headers: form, body })).status, body).toBe(400);
    }
    for (const method of ["GET", "HEAD", "OPTIONS"]) await (await new TestBrowser().ask(app.url + path, "none", { method })).text();
    expect((await seats()).length).toBe(before);
    expect((await send(path, { name: "Ann" })).status).toBe(200);
  });

  test("[X2] what a guest calls itself is text, wherever it is shown", async () => {
    const browser = new TestBrowser();
    const come = await send(await makeLink(), { name: '\u202e"><script>alert(1)</script>' }, app, browser);
    expect(come.status).toBe(200);
    const out = await (await browser.ask(`${app.url}/sign-out`)).text();
    expect(out).toContain("&quot;&gt;&lt;script&gt;");
    expect(out).not.toContain("<script");
  });

  test("[N4] odd tokens and names, statements of a database among them, open nothing, break nothing, and are text", async () => {
    for (const token of ["x", "A".repeat(43), "%00", "..%2f..%2fadmin", "'; drop table detente.seat; --", "€".repeat(43)]) {
      for (const path of [`/join/${encodeURIComponent(token)}`, `/first/${encodeURIComponent(token)}`]) {
        const shown = await new TestBrowser().ask(app.url + path, "none");
        expect([path, shown.status]).toEqual([path, 404]);
        expect((await send(path, { name: "Ann" })).status).toBe(404);
      }
    }
    const name = "Robert'); drop table detente.seat; --";
    await send(await makeLink(), { name });
    expect((await seats()).map(({ person }) => person.name)).toContain(name);
  });

  test("[N3] of many who open the console's link at once one begins; one that is too old opens nothing", async () => {
    const settings = { signIn: { kind: "people", issuers: [], privateHosts: [], seatLinks: "on", consoleLink: "new" } } as const;
    const path = (await consoleLink(given.database, settings)) ?? "";
    const all = await Promise.all(Array.from({ length: 8 }, (_, k) => send(path, { name: `Ms ${k}` }, k % 2 === 0 ? app : other)));
    expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 7 }, () => 404)]);
    const old = (await consoleLink(given.database, settings)) ?? "";
    await given.database.transact({ kind: "engine" }, ({ sql }) =>
      sql
        .updateTable("console_link")
        .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
        .execute(),
    );
    expect((await send(old, { name: "Late" })).status).toBe(404);
    // The newest alone works.
    const [before, newest] = [await consoleLink(given.database, settings), await consoleLink(given.database, settings)];
    expect((await new TestBrowser().ask(app.url + (before ?? ""), "none")).status).toBe(404);
    expect((await new TestBrowser().ask(app.url + (newest ?? ""), "none")).status).toBe(200);
    const first = { signIn: { ...settings.signIn, consoleLink: "first" } } as const;
    expect(await consoleLink(given.database, first)).toBeNull();
  });

  test("[L7] people with the same name, or one that looks the same, are told apart at their table", async () => {
    // The second begins with a Cyrillic letter, and the third has an accent.
    for (const name of ["Ada", "\u0410da", "\u00c1DA", "Ada (2)"]) await send(await makeLink(), { name });
    const names = (await seats()).map(({ person }) => person.name).filter((each) => /da/i.test(each));
    expect(names).toEqual(["Ada", "\u0410da (2)", "\u00c1DA (3)", "Ada (2) (2)"]);
    for (const name of ["Facilitator", "f\u0430cilitator", "FACILITATOR!", "Med1ator", "Bot", "b0t", "Bot (2)", "B\u043et 17"])
      expect((await send(await makeLink(), { name })).text, name).toContain("says what somebody is");
  });
});
