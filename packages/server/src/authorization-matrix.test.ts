import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleOf } from "./contract/sample-of.fixture.ts";
import { start } from "./main.ts";
import { TestBrowser } from "./sign-in/test-browser.fixture.ts";

/** What JSON came back; each test looks at what it needs of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
type Told = any;

const toldIn = (text: string): Told => (text.startsWith("{") ? JSON.parse(text) : null);

interface Route {
  readonly method: string;
  readonly path: string;
  readonly who: string;
  readonly operation: Told;
}

const MADE_UP = "00000000-0000-4000-8000-000000000000";
const METHODS = ["get", "post", "put", "patch", "delete"];

const folder = mkdtempSync(join(tmpdir(), "detente-matrix-"));
let url = "";
let stop = async (): Promise<void> => {};
let routes: readonly Route[] = [];
/** Of one table, whose ids stand in `real`; `outside` has none of its seats. */
const seated = new Map<string, TestBrowser>();
const outside = new Map<string, TestBrowser>();
let real: Readonly<Record<string, string>> = {};

async function api(browser: TestBrowser, method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const answer = await browser.ask(url + path, "same-origin", { method, ...json, headers: { ...type, ...headers } });
  const kind = answer.headers.get("content-type") ?? "";
  const isStream = kind.startsWith("text/event-stream");
  const text = isStream ? "" : await answer.text();
  if (isStream) await answer.body?.cancel();
  return { status: answer.status, told: kind.startsWith("application/jsonl") ? null : toldIn(text) };
}

async function guest(teacher: TestBrowser, table: string, is: object): Promise<TestBrowser> {
  const { path } = (await api(teacher, "POST", `/api/tables/${table}/seat-links`, { is })).told;
  const browser = new TestBrowser();
  await browser.ask(url + path, "same-origin", { method: "POST", body: new URLSearchParams({ name: "Guest" }) });
  return browser;
}

beforeAll(async () => {
  const limits = { RATE_PER_PERSON: "100000", RATE_PER_ADDRESS: "100000" };
  const started = await start({ DETENTE_DATA: folder, PORT: "0", LOG_LEVEL: "silent", SEAT_LINKS: "on", WORKERS: "0", ...limits });
  if (started.kind === "failed") throw new Error(started.failure.join("\n"));
  const { consoleLink } = started.value;
  ({ url, stop } = started.value);
  const teacher = new TestBrowser();
  await teacher.ask(consoleLink ?? "", "same-origin", { method: "POST", body: new URLSearchParams({ name: "Ms Gray" }) });
  const { cases } = (await api(teacher, "GET", "/api/cases")).told;
  const caseHash = cases.find(({ caseId }: Told) => caseId === "hanoi-2019").hash;
  const [table, another] = await Promise.all(
    ["One", "Another"].map(async (title) => (await api(teacher, "POST", "/api/tables", { title, caseHash })).told.id),
  );
  const session = (await api(teacher, "POST", `/api/tables/${table}/sessions`, { name: "Summit", track: null })).told.id;
  const link = (await api(teacher, "POST", `/api/tables/${table}/seat-links`, { is: { role: "observer" } })).told.id;
  seated.set("facilitator", teacher);
  for (const role of ["head", "member", "adviser"]) seated.set(role, await guest(teacher, table, { role, party: "us" }));
  for (const role of ["observer", "mediator"]) seated.set(role, await guest(teacher, table, { role }));
  outside.set("head of another table", await guest(teacher, another, { role: "head", party: "us" }));
  const promoted = await guest(teacher, another, { role: "observer" });
  outside.set("facilitator of another table", promoted);
  const { seat } = (await api(promoted, "GET", `/api/tables/${another}`)).told;
  const made = await api(teacher, "PATCH", `/api/tables/${another}/seats/${seat.id}`, { is: { role: "facilitator" } });
  if (made.status !== 200) throw new Error(`Expected a facilitator, got ${made.status}`);
  const { seats } = (await api(teacher, "GET", `/api/tables/${table}/seats`)).told;
  real = { table, session, link, seat: seats[1].id, party: "us", hash: caseHash };
  const document = (await api(teacher, "GET", "/api/openapi.json")).told;
  routes = Object.entries<Told>(document.paths).flatMap(([path, methods]) =>
    METHODS.filter((method) => method in methods).map((method) => ({
      method: method.toUpperCase(),
      path,
      who: methods[method]["x-who"],
      operation: methods[method],
    })),
  );
}, 60_000);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

/** A request of that address that is as it should be, as far as its schema tells; ids that are not known are made up. */
function ask(browser: TestBrowser, { method, path, operation }: Route, ids: Readonly<Record<string, string>>) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? MADE_UP);
  const parameters = (operation.parameters ?? []).filter((each: Told) => each.required);
  const headers = Object.fromEntries(
    parameters
      .filter((each: Told) => each.in === "header")
      .map((each: Told) => [each.name, each.name === "idempotency-key" ? "key-of-matrix" : String(sampleOf(each.schema))]),
  );
  const query = new URLSearchParams(
    parameters.filter((each: Told) => each.in === "query").map((each: Told) => [each.name, String(sampleOf(each.schema))]),
  ).toString();
  const content = operation.requestBody?.content["application/json"];
  return api(browser, method, query === "" ? filled : `${filled}?${query}`, content && sampleOf(content.schema ?? {}), headers);
}

test("[A3] every route says who may ask, and nobody who is not signed in gets through one that is not for anyone", async () => {
  expect(routes.length).toBeGreaterThan(40);
  const anonymous = new TestBrowser();
  for (const route of routes.filter(({ who }) => who !== "anyone")) {
    expect(["signedIn", "seated", "facilitator"]).toContain(route.who);
    expect([route.method, route.path, (await ask(anonymous, route, real)).status]).toEqual([route.method, route.path, 401]);
  }
});

test("[A3] [A4] who has no seat at a table is answered as if there were none, on every route of tables and what belongs to them", async () => {
  let asked = 0;
  let whole = 0;
  for (const [name, browser] of outside)
    for (const route of routes.filter(
      ({ who, path }) => (who === "seated" || who === "facilitator") && /\{(?:table|session)\}/.test(path),
    )) {
      const [at, made] = [await ask(browser, route, real), await ask(browser, route, { party: "us" })];
      const what = `${name}: ${route.method} ${route.path}`;
      expect(at, what).toEqual(made);
      expect([400, 404, 415], what).toContain(at.status);
      asked += 1;
      if (at.status === 404) whole += 1;
    }
  console.log(
    `figure: ${asked} requests by people of other tables, ${whole} of them whole ones, each answered as for a table that is not there`,
  );
  expect(whole / asked).toBeGreaterThan(0.7);
});

test("[A3] what is the facilitator's nobody else at the table may do", async () => {
  let refused = 0;
  for (const [role, browser] of seated)
    for (const route of routes.filter(({ who, path }) => who === "facilitator" && /\{(?:table|session)\}/.test(path))) {
      if (role === "facilitator") continue;
      const { status } = await ask(browser, route, real);
      const what = `${role}: ${route.method} ${route.path}`;
      // Below what is not there, and where the sample is not one, it does not come so far.
      expect([400, 403, 404, 415], what).toContain(status);
      if (status === 403) refused += 1;
    }
  console.log(`figure: ${refused} requests of people at the table for what is the facilitator's, refused`);
  expect(refused).toBeGreaterThan(30);
});

test("[A3] whoever sits at a table reads it, and gets no 5xx on any route", async () => {
  for (const [role, browser] of seated)
    for (const route of routes.filter(({ method, who }) => method === "GET" && who !== "anyone")) {
      const { status } = await ask(browser, route, real);
      expect(status, `${role}: ${route.path}`).toBeLessThan(500);
      expect(status, `${role}: ${route.path}`).not.toBe(401);
      if (["/api/tables/{table}", "/api/sessions/{session}", "/api/tables/{table}/seats"].includes(route.path)) expect(status).toBe(200);
    }
});
