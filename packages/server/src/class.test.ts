import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshPostgresDatabase } from "./database/fixtures/test-postgres.fixture.ts";
import { withoutPostgres } from "./database/test-databases.fixture.ts";
import { start } from "./main.ts";
import { type From, TestBrowser } from "./sign-in/test-browser.fixture.ts";

const KEY = Buffer.alloc(32, 7).toString("base64url");
const without = withoutPostgres();
/** Milliseconds that a server, and the PostgreSQL of the tests, may take to start on a machine that is busy. */
const START = 60_000;

const KINDS = [
  { name: "its own database", environment: async (folder: string) => ({ DETENTE_DATA: folder }) },
  {
    name: `a PostgreSQL${without === null ? "" : `: ${without}`}`,
    environment: async (folder: string) => ({ DETENTE_DATA: folder, DETENTE_KEY: KEY, DATABASE_URL: await freshPostgresDatabase("empty") }),
  },
] as const;

/** What JSON came back; each test looks at what it needs of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
type Told = any;
const toldIn = (text: string): Told => (text === "" ? null : JSON.parse(text));
const CODE = /[A-Z]{4}(?:-[A-Z]{4}){4}/;
const CODE_ONCE = /<strong>([A-Z]{4}(?:-[A-Z]{4}){4})<\/strong>/;

for (const [k, { name, environment }] of KINDS.entries())
  describe.skipIf(k > 0 && without !== null)(`a class without an identity provider, with ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "detente-class-"));
    let variables: Readonly<Record<string, string>> = {};
    let url = "";
    let consoleLink: string | null = null;
    let stop = async (): Promise<void> => {};
    const begin = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
      const started = await start({ ...variables, SEAT_LINKS: "on", PORT: "0", LOG_LEVEL: "silent", ...more });
      if (started.kind === "failed") throw new Error(started.failure.join("\n"));
      ({ url, consoleLink, stop } = started.value);
    };
    beforeAll(async () => {
      variables = await environment(folder);
      await begin();
    }, START);
    afterAll(async () => {
      await stop();
      rmSync(folder, { recursive: true });
    });

    const open = async (browser: TestBrowser, address: string, from: From = "none") => {
      const answer = await browser.ask(new URL(address, url).href, from);
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    };
    const send = async (browser: TestBrowser, address: string, fields: Readonly<Record<string, string>>, from: From = "same-origin") => {
      const answer = await browser.ask(new URL(address, url).href, from, { method: "POST", body: new URLSearchParams(fields) });
      return { status: answer.status, text: await answer.text(), location: answer.headers.get("location") };
    };
    const api = async (browser: TestBrowser, method: string, path: string, body?: unknown) => {
      const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
      const answer = await browser.ask(url + path, "same-origin", { method, ...json });
      const text = await answer.text();
      return { status: answer.status, told: toldIn(text) };
    };
    const codeIn = (text: string): string => {
      const [, code] = CODE_ONCE.exec(text) ?? [];
      if (code === undefined) throw new Error(`Expected a code in ${text}`);
      return code;
    };

    const teacher = new TestBrowser();
    let teachersCode = "";
    let table = "";

    test("the link on the console opens a page, and is used up by its form alone, once", async () => {
      expect(consoleLink).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/first\/[\w-]{43}$/);
      const link = consoleLink ?? "";
      for (let k = 0; k < 3; k++) expect((await open(teacher, link)).text).toContain('<form method="post">');
      expect((await send(teacher, link, { name: "Ms Gray" }, "cross-site")).status).toBe(403);
      expect((await send(teacher, link, { name: "   " })).text).toContain("Say under which name");
      expect((await send(teacher, link, { name: "Facilitator" })).status).toBe(400);
      const begun = await send(teacher, link, { name: "Ms Gray" });
      expect(begun.status).toBe(200);
      teachersCode = codeIn(begun.text);
      expect((await api(teacher, "GET", "/api/me")).told).toMatchObject({ person: { name: "Ms Gray" }, mode: "people" });
      const late = new TestBrowser();
      expect((await open(late, link)).status).toBe(404);
      expect((await send(late, link, { name: "Somebody" })).status).toBe(404);
    });

    test(
      "a server that somebody has begun prints no other link",
      async () => {
        await stop();
        await begin();
        expect(consoleLink).toBeNull();
      },
      START,
    );

    test("the teacher opens a table on Hanoi and makes links; two guests come, and sit where the links led", async () => {
      // Another port, and the same browser.
      await send(teacher, "/rejoin", { code: teachersCode });
      const { cases } = (await api(teacher, "GET", "/api/cases")).told;
      const { hash } = cases.find(({ caseId }: Told) => caseId === "hanoi-2019");
      const made = await api(teacher, "POST", "/api/tables", { title: "Class <10b>", caseHash: hash });
      expect(made.status).toBe(201);
      table = made.told.id;
      const links = `/api/tables/${table}/seat-links`;
      const us = await api(teacher, "POST", links, { is: { role: "head", party: "us" }, label: "Group 3" });
      const dprk = await api(teacher, "POST", links, { is: { role: "member", party: "dprk" }, uses: 2 });
      expect([us.status, dprk.status]).toEqual([201, 201]);
      expect(us.told).toMatchObject({ uses: 1, usesLeft: 1, label: "Group 3", path: expect.stringMatching(/^\/join\/[\w-]{43}$/) });

      const [anna, ben] = [new TestBrowser(), new TestBrowser()];
      const shown = await open(anna, us.told.path);
      expect(shown.text).toContain("“Class &lt;10b&gt;”");
      expect(shown.text).toContain("head of the delegation: United States");
      expect(shown.text).toContain("Group 3");
      expect(shown.text).not.toMatch(/<script|style=/);
      expect(shown.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(shown.headers.get("cache-control")).toBe("no-store");
      expect(shown.headers.get("referrer-policy")).toBe("same-origin");
      const come = await send(anna, us.told.path, { name: "Anna" });
      expect(come.status).toBe(200);
      expect(codeIn(come.text)).toMatch(CODE);
      expect((await send(ben, dprk.told.path, { name: "Ben" })).status).toBe(200);

      const seats = (await api(anna, "GET", `/api/tables/${table}/seats`)).told.seats;
      expect(seats.map(({ person, is }: Told) => [person.name, is.role, is.party])).toEqual([
        ["Ms Gray", "facilitator", undefined],
        ["Anna", "head", "us"],
        ["Ben", "member", "dprk"],
      ]);
      const listed = (await api(teacher, "GET", links)).told.links;
      expect(listed.map(({ usesLeft }: Told) => usesLeft)).toEqual([0, 1]);
      expect(JSON.stringify(listed)).not.toContain(us.told.path.slice("/join/".length));
      // Used up: for others, not for whoever sits there by it.
      expect((await open(new TestBrowser(), us.told.path)).status).toBe(410);
      expect((await send(new TestBrowser(), us.told.path, { name: "Late" })).status).toBe(410);
      expect((await open(anna, us.told.path)).text).toContain("You have a seat");
    });

    test("guests do what their seats allow: they open no tables, and neither make links nor see which there are", async () => {
      const carol = new TestBrowser();
      const links = `/api/tables/${table}/seat-links`;
      const { path, id } = (await api(teacher, "POST", links, { is: { role: "observer" } })).told;
      await send(carol, path, { name: "Carol" });
      const { cases } = (await api(carol, "GET", "/api/cases")).told;
      expect((await api(carol, "POST", "/api/tables", { title: "Mine", caseHash: cases[0].hash })).told).toMatchObject({
        code: "notAllowed",
      });
      expect((await api(carol, "POST", links, { is: { role: "observer" } })).told).toMatchObject({ code: "notAllowed" });
      expect((await api(carol, "GET", links)).told).toMatchObject({ code: "notAllowed" });
      expect((await api(carol, "DELETE", `${links}/${id}`)).told).toMatchObject({ code: "notAllowed" });
      const stranger = new TestBrowser();
      expect((await api(stranger, "GET", links)).status).toBe(401);
      // No link leads to the facilitator's seat.
      expect((await api(teacher, "POST", links, { is: { role: "facilitator" } })).told).toMatchObject({ code: "badRequest" });
      expect((await api(teacher, "POST", links, { is: { role: "head", party: "nobody" } })).told).toMatchObject({ code: "notFound" });
      expect((await api(teacher, "POST", links, { is: { role: "observer" }, until: "2020-01-01T00:00:00.000Z" })).told).toMatchObject({
        code: "badRequest",
        wrong: [{ path: "body.until" }],
      });
    });

    test("who is signed in takes a seat as itself, whatever name comes with it", async () => {
      const { path } = (await api(teacher, "POST", `/api/tables/${table}/seat-links`, { is: { role: "mediator" } })).told;
      expect((await open(teacher, path)).text).toContain("Take the seat as Ms Gray");
      const taken = await send(teacher, path, { name: "Somebody else" });
      expect(taken.text).not.toMatch(CODE_ONCE);
      const { seats } = (await api(teacher, "GET", `/api/tables/${table}/seats`)).told;
      const own = seats.filter(({ person }: Told) => person.name === "Ms Gray");
      expect(own.map(({ is }: Told) => is.role)).toEqual(["facilitator", "mediator"]);
      expect((await api(teacher, "GET", `/api/tables/${table}?seat=${own[1].id}`)).told.seat.is.role).toBe("mediator");
    });

    test("a guest comes back by its code on another device, as the same person; the others stay signed in or not, as it likes", async () => {
      const { path } = (await api(teacher, "POST", `/api/tables/${table}/seat-links`, { is: { role: "adviser", party: "us" } })).told;
      const [first, second, third] = [new TestBrowser(), new TestBrowser(), new TestBrowser()];
      const code = codeIn((await send(first, path, { name: "Dana" })).text);
      const me = async (browser: TestBrowser) => (await api(browser, "GET", "/api/me")).told.person?.id;
      const dana = await me(first);
      expect((await send(second, "/rejoin", { code: code.toLowerCase().replaceAll("-", " ") })).text).toContain(
        "Here you are again, Dana.",
      );
      expect([await me(first), await me(second)]).toEqual([dana, dana]);
      expect((await send(third, "/rejoin", { code: "BCDF-GHJK-LMNP-QRST-VWXZ" })).status).toBe(400);
      expect((await send(third, "/rejoin", { code, others: "end" })).status).toBe(200);
      expect([await me(first), await me(second), await me(third)]).toEqual([undefined, undefined, dana]);
      // A new code: the old one leads nowhere.
      expect((await open(third, "/rejoin/code")).status).toBe(200);
      const renewed = codeIn((await send(third, "/rejoin/code", {})).text);
      expect((await send(new TestBrowser(), "/rejoin", { code })).status).toBe(400);
      expect((await send(first, "/rejoin", { code: renewed })).status).toBe(200);
      expect(await me(first)).toBe(dana);
    });

    test("a link that was revoked opens nothing; the seats that came by it stay, or go with it and with what is read live", async () => {
      const links = `/api/tables/${table}/seat-links`;
      const make = async () => (await api(teacher, "POST", links, { is: { role: "observer" }, uses: 5 })).told;
      const session = (await api(teacher, "POST", `/api/tables/${table}/sessions`, { name: "Summit", track: null })).told.id;
      const [kept, taken] = [await make(), await make()];
      const [stays, goes] = [new TestBrowser(), new TestBrowser()];
      await send(stays, kept.path, { name: "Eve" });
      await send(goes, taken.path, { name: "Finn" });
      const stream = await goes.ask(`${url}/api/sessions/${session}/live`);
      expect(stream.status).toBe(200);
      expect((await api(teacher, "DELETE", `${links}/${kept.id}`)).status).toBe(204);
      expect((await api(teacher, "DELETE", `${links}/${taken.id}?seats=take`)).status).toBe(204);
      expect(await stream.text()).toContain('"reason":"revoked"');
      for (const { path } of [kept, taken]) {
        expect((await open(new TestBrowser(), path)).status).toBe(404);
        expect((await send(new TestBrowser(), path, { name: "Late" })).status).toBe(404);
      }
      expect((await api(stays, "GET", `/api/tables/${table}`)).status).toBe(200);
      expect((await api(goes, "GET", `/api/tables/${table}`)).status).toBe(404);
      expect((await api(teacher, "DELETE", `${links}/${taken.id}`)).status).toBe(404);
    });

    test("a seat that is taken away is gone at once, and its person with it from the table", async () => {
      const { path } = (await api(teacher, "POST", `/api/tables/${table}/seat-links`, { is: { role: "observer" } })).told;
      const gina = new TestBrowser();
      await send(gina, path, { name: "Gina" });
      const { seat } = (await api(gina, "GET", `/api/tables/${table}`)).told;
      expect((await api(teacher, "DELETE", `/api/tables/${table}/seats/${seat.id}`)).status).toBe(204);
      expect((await api(gina, "GET", `/api/tables/${table}`)).status).toBe(404);
      expect((await api(gina, "GET", "/api/me")).status).toBe(200);
      // The link has been used, by whomever.
      expect((await send(gina, path, {})).status).toBe(410);
    });

    test("signing out by the page, without script, ends this browser or all", async () => {
      const { path } = (await api(teacher, "POST", `/api/tables/${table}/seat-links`, { is: { role: "observer" } })).told;
      const [one, two] = [new TestBrowser(), new TestBrowser()];
      const code = codeIn((await send(one, path, { name: "Hal" })).text);
      await send(two, "/rejoin", { code });
      expect((await open(one, "/sign-out")).text).toContain("You are signed in as Hal");
      expect((await send(one, "/sign-out/form", { where: "here" }, "cross-site")).status).toBe(403);
      expect(await send(one, "/sign-out/form", { where: "here" })).toMatchObject({ status: 303, location: "/sign-out" });
      expect((await open(one, "/sign-out")).text).toContain("Nobody is signed in");
      expect((await api(two, "GET", "/api/me")).status).toBe(200);
      await send(one, "/rejoin", { code });
      await send(two, "/sign-out/form", { where: "everywhere" });
      for (const browser of [one, two]) expect((await api(browser, "GET", "/api/me")).status).toBe(401);
    });
  });
