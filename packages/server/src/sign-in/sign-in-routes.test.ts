import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestEmbedded, type TestDatabase } from "../database/test-databases.fixture.ts";
import { peopleRoutes } from "../routes/people-routes.ts";
import type { Services } from "../services.ts";
import { readSettings, type Settings } from "../settings.ts";
import { failed } from "@detente/engine";
import { signedInApp, type SignedInApp } from "./signed-in-app.fixture.ts";
import { TestBrowser } from "./test-browser.fixture.ts";
import { testIssuer, type TestIssuer } from "./test-issuer.fixture.ts";
import { peopleSignIn } from "./people-sign-in.ts";

let given: TestDatabase;
let issuers: readonly [TestIssuer, TestIssuer];
let two: SignedInApp;
let one: SignedInApp;
beforeAll(async () => {
  given = await openTestEmbedded();
  issuers = [await testIssuer(), await testIssuer()];
  two = await signedInApp({ database: given.database, issuers: issuers.map(({ url }) => url) });
  one = await signedInApp({ database: given.database, issuers: [issuers[0].url] });
});
afterAll(async () => {
  await two.stop();
  await one.stop();
  for (const issuer of issuers) await issuer.stop();
  await given.close();
});

const pathOf = ({ url }: TestIssuer): string => `/sign-in/${new URL(url).host.replace(":", "-")}`;
const attempts = (): Promise<number> =>
  given.database.transact({ kind: "engine" }, async ({ sql }) => (await sql.selectFrom("sign_in_attempt").selectAll().execute()).length);

test("[C7] the page of providers has plain links and no form, and hands on where to go afterwards, escaped", async () => {
  const query = new URLSearchParams({ to: '/tables?a="><script>&b' }).toString();
  const answer = await new TestBrowser().ask(`${two.url}/sign-in?${query}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(answer.headers.get("content-security-policy")).toContain("form-action 'self'");
  const text = await answer.text();
  for (const issuer of issuers) expect(text).toContain(`<a href="${pathOf(issuer)}?to=%2Ftables%3Fa%3D%22%3E%3Cscript%3E%26b">`);
  expect(text).toContain(">Provider &lt;1&gt;</a>");
  expect(text).not.toMatch(/<form|<script|style=|"><script/);
});

test("with one provider a link of our own goes straight there; from elsewhere there is a page with one link", async () => {
  const straight = await new TestBrowser().ask(`${one.url}/sign-in?to=/a`, "same-origin");
  expect([straight.status, straight.headers.get("location")]).toEqual([303, `${pathOf(issuers[0])}?to=%2Fa`]);
  for (const from of ["none", "cross-site", "same-site"] as const) {
    const page = await new TestBrowser().ask(`${one.url}/sign-in`, from);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(`<a href="${pathOf(issuers[0])}">`);
  }
});

test("[C3] a sign-in that another page starts is refused, and nothing is begun", async () => {
  const before = await attempts();
  for (const from of ["cross-site", "same-site", "none"] as const) {
    const answer = await new TestBrowser().ask(`${two.url}${pathOf(issuers[0])}`, from);
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  expect((await fetch(`${two.url}${pathOf(issuers[0])}`, { redirect: "manual" })).status).toBe(403);
  expect(await attempts()).toBe(before);
  expect((await new TestBrowser().ask(`${two.url}${pathOf(issuers[0])}`, "same-origin")).status).toBe(303);
  expect(await attempts()).toBe(before + 1);
});

test("where there is no such provider, a page says so; a provider does not take what comes by a form", async () => {
  for (const path of ["/sign-in/nobody", "/sign-in/nobody/callback?code=a&state=b", "/sign-in/__proto__"]) {
    const answer = await new TestBrowser().ask(`${two.url}${path}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  }
  const posted = await fetch(`${two.url}${pathOf(issuers[0])}/callback`, { method: "POST", body: new URLSearchParams({ code: "a" }) });
  expect(posted.status).toBe(403);
});

test("[A1] nobody does anything but sign in without being signed in", async () => {
  const settings = settingsOf({ SEAT_LINKS: "on" });
  const people = peopleRoutes(UNREACHABLE, settings).filter(({ contract }) => contract.id !== "readMe");
  const app = await signedInApp({
    database: given.database,
    issuers: [issuers[0].url],
    environment: { SEAT_LINKS: "on" },
    routes: people,
  });
  const { routes } = await peopleSignIn({ database: given.database, settings });
  const all = [...people, ...routes].map(({ contract }) => contract);
  const free = [
    "chooseIssuer",
    "beginSignIn",
    "finishSignIn",
    "signOut",
    "showSignOut",
    "signOutByForm",
    "showSeatLink",
    "useSeatLink",
    "showRejoin",
    "rejoin",
    "showConsoleLink",
    "useConsoleLink",
  ];
  expect(all.filter(({ who }) => who === "anyone").map(({ id }) => id)).toEqual(free);
  for (const { method, path } of all.filter(({ id }) => !free.includes(id))) {
    const address = `${app.url}${path.replaceAll(/\{\w+\}/g, "3b241101-e2bb-4255-8caf-4136c566a960")}`;
    for (const cookie of ["", `detente-0=${"x".repeat(43)}`, "detente-0=; __Host-detente=x"]) {
      const answer = await fetch(address, { method, headers: { "sec-fetch-site": "same-origin", ...(cookie === "" ? {} : { cookie }) } });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  }
  await app.stop();
});

test("[S2] over HTTPS the cookies are the host's own, out of reach of scripts, sent on from elsewhere by links only, and last as long as they say", async () => {
  const app = await signedInApp({
    database: given.database,
    issuers: [issuers[0].url],
    environment: { PUBLIC_URL: "https://talks.example", TRUSTED_PROXIES: "127.0.0.1" },
  });
  const browser = new TestBrowser();
  const { at } = await browser.go(`${app.url}${pathOf(issuers[0])}`, "https://talks.example/");
  const back = new URL(at);
  expect(`${back.origin}${back.pathname}`).toBe(`https://talks.example${pathOf(issuers[0])}/callback`);
  const done = await browser.ask(`${app.url}${back.pathname}${back.search}`, "cross-site");
  expect([done.status, done.headers.get("location")]).toEqual([303, "/"]);
  const [begun, ended, signedIn, ...more] = browser.setCookies;
  expect(begun).toMatch(/^__Host-detente-attempt=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(ended).toMatch(/^__Host-detente-attempt=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(signedIn).toMatch(/^__Host-detente=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(more).toEqual([]);
  await app.stop();
});

test("[S2] in the clear, on this machine, the cookie's name tells servers apart, and scripts cannot read it either", async () => {
  const browser = new TestBrowser();
  await browser.go(`${one.url}${pathOf(issuers[0])}`);
  expect(browser.setCookies.at(-1)).toMatch(/^detente-0=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
});

test("a name that a provider gives is text, wherever it is shown", async () => {
  issuers[0].claims = { sub: "hostile", name: "\u202e<img src=x onerror=alert(1)>\u0000" };
  const browser = new TestBrowser();
  await browser.go(`${one.url}${pathOf(issuers[0])}`);
  expect(await (await browser.ask(`${one.url}/api/me`)).json()).toMatchObject({ person: { name: "<img src=x onerror=alert(1)>" } });
});

function settingsOf(environment: Readonly<Record<string, string>>): Settings {
  const settings = readSettings(environment, () => failed("is not there"));
  if (settings.kind === "failed") throw new Error(JSON.stringify(settings.failure));
  return settings.value;
}

/** Services behind the wall: whoever gets to one has got through. */
const never = async (): Promise<never> => {
  throw new Error("Expected nobody to get here");
};
const TASKS = {
  create: never,
  list: never,
  read: never,
  watch: never,
  results: never,
  games: never,
  table: never,
  replay: never,
  end: never,
};
const UNREACHABLE: Services = {
  bots: { list: never, seat: never, sitIn: never, take: never },
  exercises: {
    create: never,
    list: never,
    join: never,
    read: never,
    watch: never,
    place: never,
    changeJoining: never,
    pair: never,
    act: never,
    deed: never,
    removePerson: never,
    drop: never,
    debrief: never,
    debriefFile: never,
    openDebrief: never,
  },
  signIns: { callerOf: never, callerOfToken: never, whenOver: () => () => undefined, whenTokenOver: () => () => undefined },
  tokens: { make: never, list: never, revoke: never },
  cases: {
    list: never,
    read: never,
    import: never,
    versions: never,
    file: never,
    drop: never,
    share: never,
    holders: never,
    unshare: never,
  },
  briefs: { read: never, history: never, change: never, watch: never },
  tables: { create: never, list: never, read: never },
  seats: { list: never, give: never, change: never, take: never },
  seatLinks: { make: never, list: never, revoke: never },
  audits: { read: never },
  sessions: { create: never, read: never, act: never, watch: never, export: never },
  records: {
    begin: never,
    list: never,
    read: never,
    consent: never,
    act: never,
    events: never,
    watch: never,
    export: never,
    withdraw: never,
    nameBody: never,
  },
  files: { upload: never, list: never, read: never, erase: never },
  advice: {
    verdict: never,
    counterOffers: never,
    guard: never,
    reading: never,
    analysis: never,
    exchangePlan: never,
    verification: never,
  },
  tournaments: TASKS,
  simulations: TASKS,
  isReady: never,
};
