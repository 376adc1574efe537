import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caseMeasures, type Outcome, sessionCase, score, unopened } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "../main.ts";
import { TestBrowser } from "../sign-in/test-browser.fixture.ts";
import { BROAD_RELIEF, DRAFT } from "../tables/seated-people.fixture.ts";

/** What JSON came back; each test looks at what it needs of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
type Told = any;

/** Milliseconds that a server may take to start on a machine that is busy. */
const START = 60_000;
const CODE = /[A-Z]{4}(?:-[A-Z]{4}){4}/;
const PARTIES = ["us", "dprk"];
const setup = { protocol: { kind: "alternatingOffers" }, parties: PARTIES, required: PARTIES, deadline: { rounds: 10 } };
const folder = mkdtempSync(join(tmpdir(), "detente-exercise-"));
let url = "";
let stop = async (): Promise<void> => {};
const teacher = new TestBrowser();
const students = new Map<string, TestBrowser>();
let exercise = "";
let code = "";

beforeAll(async () => {
  const started = await start({ DETENTE_DATA: folder, PORT: "0", LOG_LEVEL: "silent", SEAT_LINKS: "on", RATE_PER_ADDRESS: "100000" });
  if (started.kind === "failed") throw new Error(started.failure.join("\n"));
  ({ url, stop } = started.value);
  await send(teacher, started.value.consoleLink ?? "", { name: "Ms Gray" });
}, START);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

const send = async (browser: TestBrowser, address: string, fields: Readonly<Record<string, string>>) => {
  const answer = await browser.ask(new URL(address, url).href, "same-origin", { method: "POST", body: new URLSearchParams(fields) });
  return { status: answer.status, text: await answer.text() };
};

async function api(
  browser: TestBrowser,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; told: Told; text: string }> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { ...(body === undefined ? {} : { "content-type": "application/json" }), "idempotency-key": crypto.randomUUID() };
  const answer = await browser.ask(url + path, "same-origin", { method, ...json, headers });
  const text = await answer.text();
  return { status: answer.status, told: text.startsWith("{") ? JSON.parse(text) : null, text };
}

const come = async (name: string, given = code) => {
  const browser = new TestBrowser();
  const came = await send(browser, "/class", { code: given, name });
  if (came.status === 200) students.set(name, browser);
  return came;
};
const student = (name: string): TestBrowser => {
  const found = students.get(name);
  if (found === undefined) throw new Error(`Expected ${name} to have come`);
  return found;
};
const overview = async () => (await api(teacher, "GET", `/api/exercises/${exercise}`)).told;
const tableOf = async (number: number) => (await overview()).tables.find((each: Told) => each.number === number);
const deed = async (asked: object, of = exercise) => {
  const { told } = await api(teacher, "POST", `/api/exercises/${of}/deeds`, { deed: asked });
  const path = `/api/exercises/${of}/deeds/${told.id}`;
  await expect.poll(async () => (await api(teacher, "GET", path)).told.endedAt, { timeout: 20_000 }).not.toBeNull();
  return (await api(teacher, "GET", path)).told.tables;
};
const act = async (browser: TestBrowser, session: string, action: object) => {
  const { seqs } = (await api(browser, "GET", `/api/sessions/${session}`)).told;
  return api(browser, "POST", `/api/sessions/${session}/actions`, { action, expected: seqs });
};

test("a teacher opens an exercise of two tables, with places for two in one party and one in the other", async () => {
  const { cases } = (await api(teacher, "GET", "/api/cases")).told;
  const { hash } = cases.find(({ caseId }: Told) => caseId === "hanoi-2019");
  const body = { title: "Hanoi, 10b", caseHash: hash, tables: { count: 2 }, setup, bots: { strategy: "steady", pace: 600 } };
  const seats = [
    { party: "us", people: 2 },
    { party: "dprk", people: 1 },
  ];
  const made = await api(teacher, "POST", "/api/exercises", { ...body, seats });
  expect(made.status).toBe(201);
  expect(made.told).toMatchObject({ tables: 2, as: "teacher", joinCode: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/) });
  exercise = made.told.id;
  code = made.told.joinCode;
  expect((await api(teacher, "POST", "/api/exercises", { ...body, seats: [{ party: "nobody", people: 1 }] })).told.code).toBe("badRequest");
  const shown = await (await new TestBrowser().ask(`${url}/class`, "none")).text();
  expect(shown).toContain('<form method="post">');
  expect(shown).not.toContain("<script");
});

test("four students join by the code, on a page without script; wrong codes and names that are no names open nothing", async () => {
  expect((await come("Ann", "BCDF-GHJK")).status).toBe(404);
  expect((await come("  ")).status).toBe(400);
  for (const name of ["Ann", "Ben", "Cleo", "Dan"]) expect((await come(name, code.toLowerCase().replace("-", " "))).text).toMatch(CODE);
  // Sent twice by the same browser it is one place.
  expect((await send(student("Ann"), "/class", { code })).status).toBe(200);
  const { waiting } = await overview();
  expect(waiting.map(({ name }: Told) => name)).toEqual(["Ann", "Ben", "Cleo", "Dan"]);
  expect((await api(student("Ann"), "GET", `/api/exercises/${exercise}/place`)).told).toMatchObject({ as: "student", place: null });
});

test("they are seated in the order in which they came; who has no other side gets a bot", async () => {
  const paired = await api(teacher, "PUT", `/api/exercises/${exercise}/pairing`, { by: { kind: "joined" } });
  expect(paired.told).toMatchObject({ seated: 4, bots: 1, waiting: 0 });
  const [one, two] = (await overview()).tables;
  const shown = ({ seats }: Told) => seats.map(({ person, party, role, isBot }: Told) => [isBot ? "bot" : person.name, party, role]);
  expect(shown(one)).toEqual([
    ["Ann", "us", "head"],
    ["Cleo", "us", "member"],
    ["Ben", "dprk", "head"],
  ]);
  expect(shown(two)).toEqual([
    ["Dan", "us", "head"],
    ["bot", "dprk", "head"],
  ]);
});

test("all sessions start at once; a late one finds a place that is free, and nobody else loses theirs", async () => {
  expect((await deed({ kind: "start", minutes: 60 })).map(({ result }: Told) => result)).toEqual(["done", "done"]);
  expect((await come("Eve")).status).toBe(200);
  await api(teacher, "PUT", `/api/exercises/${exercise}/pairing`, { by: { kind: "random", seed: 5 } });
  const two = await tableOf(2);
  expect(two).toMatchObject({ phase: "open", mostRounds: 10, offers: 0 });
  expect(two.timeLeft).toBeGreaterThan(3_000_000);
  expect(two.seats.map(({ isBot, person }: Told) => (isBot ? "bot" : person.name))).toEqual(["Dan", "Eve", "bot"]);
});

test("students see their own table and no other, and do nothing of the teacher's", async () => {
  const { place } = (await api(student("Dan"), "GET", `/api/exercises/${exercise}/place`)).told;
  expect((await api(student("Dan"), "GET", `/api/sessions/${place.session}`)).status).toBe(200);
  const one = await tableOf(1);
  expect((await api(student("Dan"), "GET", `/api/tables/${one.table}`)).status).toBe(404);
  expect((await api(student("Dan"), "GET", `/api/sessions/${one.session}`)).status).toBe(404);
  const routes = [
    ["GET", "", undefined],
    ["GET", "/live", undefined],
    ["GET", "/debrief", undefined],
    ["GET", "/debrief.csv", undefined],
    ["PUT", "/joining", { code: "new" }],
    ["PUT", "/pairing", { by: { kind: "joined" } }],
    ["POST", "/deeds", { deed: { kind: "stop" } }],
    ["PUT", "/debrief", { open: true }],
  ] as const;
  for (const [method, path, body] of routes) {
    const refused = await api(student("Dan"), method, `/api/exercises/${exercise}${path}`, body);
    expect([method, path, refused.status]).toEqual([method, path, 403]);
    const stranger = await api(teacher, method, `/api/exercises/${crypto.randomUUID()}${path}`, body);
    expect([method, path, stranger.status]).toEqual([method, path, 404]);
  }
  expect((await api(student("Dan"), "POST", "/api/exercises", {})).status).toBe(400);
});

test("while a table talks no student reads a debrief that was opened, and nothing of that table is measured for anybody", async () => {
  const path = `/api/exercises/${exercise}/debrief`;
  expect((await api(teacher, "PUT", path, { open: true })).told).toEqual({ isDebriefOpen: true, waitsFor: 2 });
  expect((await overview()).debriefWaitsFor).toBe(2);
  for (const file of ["", ".csv"]) expect((await api(student("Dan"), "GET", path + file)).told.code).toBe("notAllowed");
  const { told } = await api(teacher, "GET", path);
  expect(told.waitsFor).toBe(2);
  const unmeasured = { isOver: false, utilities: null, shares: null, welfare: null, frontierDistance: null, nashDistance: null };
  for (const table of told.tables) expect(table).toMatchObject({ ...unmeasured, advantages: [null, null], bestKeeping: [null, null] });
  expect((await api(teacher, "GET", `${path}.csv`)).text.split("\r\n")[1]).toMatch(/,no,0,0(?:,){3}/);
  await api(teacher, "PUT", path, { open: false });
});

test("all are paused and resumed; what is refused at one table stops no other", async () => {
  expect((await deed({ kind: "pause", reason: "Listen" })).map(({ result }: Told) => result)).toEqual(["done", "done"]);
  expect((await overview()).tables.map(({ phase }: Told) => phase)).toEqual(["paused", "paused"]);
  const one = await tableOf(1);
  expect((await act(student("Ann"), one.session, { kind: "offer", outcome: DRAFT })).told).toMatchObject({ refusal: "isPaused" });
  await act(teacher, one.session, { kind: "resume" });
  const resumed = await deed({ kind: "resume" });
  expect(resumed.map(({ table, result }: Told) => [table, result])).toEqual([
    [1, "refused"],
    [2, "done"],
  ]);
  expect(resumed[0].code).toMatch(/\w/);
});

/** Offers at the first table, as they were made. */
const OFFERS: readonly (readonly [string, string, Outcome])[] = [
  ["Ann", "us", DRAFT],
  ["Ben", "dprk", BROAD_RELIEF],
  ["Ann", "us", DRAFT],
];

test("one table agrees; the others are stopped, and end without an agreement", async () => {
  const { session } = await tableOf(1);
  for (const [name, , outcome] of OFFERS) expect((await act(student(name), session, { kind: "offer", outcome })).status).toBe(200);
  expect((await act(student("Ben"), session, { kind: "accept", offer: 3 })).status).toBe(200);
  expect(await tableOf(1)).toMatchObject({ phase: "agreed", offers: 3, outcome: DRAFT });
  const stopped = await deed({ kind: "stop" });
  expect(stopped.map(({ result, code: why }: Told) => [result, why])).toEqual([
    ["refused", "hasEnded"],
    ["done", null],
  ]);
  await expect.poll(async () => (await tableOf(2)).phase, { timeout: 10_000 }).toBe("noAgreement");
});

test("the debrief has the engine's own numbers of the same events", async () => {
  const { told, status } = await api(teacher, "GET", `/api/exercises/${exercise}/debrief`);
  expect(status).toBe(200);
  const parsed = parseCase({
    name: "case.yaml",
    text: readFileSync(new URL("../../../../cases/hanoi/hanoi-2019.yaml", import.meta.url), "utf8"),
  });
  if (parsed.kind === "failed") throw new Error("Expected the example to be sound");
  const value = parsed.value.case;
  const base = sessionCase(value);
  const game = (outcome: Outcome | null, rounds: number) => {
    const made = outcome === null ? [] : OFFERS;
    const events = made.map(([, party, offered], k) => ({
      kind: "offered",
      party,
      outcome: offered,
      offer: k + 1,
      audience: "table",
      seq: k + 1,
      at: "",
    }));
    const ending = outcome === null ? { kind: "noAgreement", reason: "deadline" } : { kind: "agreed", outcome, offer: 3 };
    const rest = { stopped: null, forfeits: [], inputs: [], turns: 0, relativeTime: 0 };
    // Of a game the score takes no more than this.
    const found = score(
      { base, events, ending, state: { ...unopened(base), rounds }, ...rest } as unknown as Parameters<typeof score>[0],
      1e-9,
    );
    if (found.kind === "failed") throw new Error("Expected every brief");
    return found.value;
  };
  const measures = caseMeasures(value);
  if (measures.kind === "failed") throw new Error("Expected every brief");
  expect(told.plane.best).toEqual(measures.value.best);
  for (const [k, wanted] of [game(DRAFT, told.tables[0].rounds), game(null, told.tables[1].rounds)].entries()) {
    const shown = told.tables[k];
    expect(shown.utilities).toEqual(wanted.parties.map(({ utility }) => utility));
    expect(shown.advantages).toEqual(wanted.parties.map(({ advantage }) => advantage));
    expect(shown.moves).toEqual(wanted.parties.map(({ moves }) => moves));
    expect([shown.frontierDistance, shown.nashDistance, shown.welfare]).toEqual([
      wanted.frontierDistance,
      wanted.nashDistance,
      wanted.welfare,
    ]);
  }
  for (const [place, points] of told.tables[0].bestKeeping.entries())
    expect(points).toBeGreaterThanOrEqual(told.tables[0].utilities[place]);
  expect(told.tables[0].people.map(({ who }: Told) => who)).toEqual(["Ann", "Cleo", "Ben"]);
  const csv = (await api(teacher, "GET", `/api/exercises/${exercise}/debrief.csv`)).text;
  expect(csv.trimEnd().split("\r\n")).toHaveLength(3);
});

test("without names it holds no name, no id and no order of the tables, and is the same each time; students get no other", async () => {
  const path = `/api/exercises/${exercise}/debrief`;
  const hidden = [
    (await api(teacher, "GET", `${path}?anonymous=true`)).text,
    (await api(teacher, "GET", `${path}.csv?anonymous=true`)).text,
  ];
  expect((await api(student("Eve"), "GET", path)).status).toBe(403);
  expect((await api(teacher, "PUT", path, { open: true })).told).toEqual({ isDebriefOpen: true, waitsFor: 0 });
  const read = await api(student("Eve"), "GET", path);
  const { tables } = await overview();
  const ids = tables.flatMap(({ table, session, seats }: Told) => [
    table,
    session,
    ...seats.flatMap(({ seat, person }: Told) => [seat, person.id]),
  ]);
  for (const text of [...hidden, read.text, (await api(student("Eve"), "GET", `${path}?anonymous=false`)).text])
    for (const secret of ["Ann", "Ben", "Cleo", "Dan", "Eve", "Gray", ...ids]) expect(text).not.toContain(secret);
  expect(JSON.parse(hidden[0] ?? "")).toEqual({ ...read.told, own: null });
  expect(read.told.tables.find(({ number }: Told) => number === read.told.own).isAgreed).toBe(false);
});

test("a code that was taken back opens nothing, and where joining is closed nobody comes any more", async () => {
  await api(teacher, "PUT", `/api/exercises/${exercise}/joining`, { joining: "closed" });
  expect((await come("Fay")).status).toBe(403);
  const renewed = (await api(teacher, "PUT", `/api/exercises/${exercise}/joining`, { joining: "open", code: "new" })).told;
  expect((await come("Fay")).status).toBe(404);
  expect((await come("Fay", renewed.joinCode)).status).toBe(200);
  expect((await api(teacher, "POST", "/api/exercises/join", { code: renewed.joinCode })).told).toMatchObject({ as: "teacher" });
  // The debrief is open; who has no seat at a table that is over may be given one where nobody has talked yet.
  expect((await api(student("Fay"), "GET", `/api/exercises/${exercise}/debrief`)).status).toBe(403);
  await api(teacher, "PUT", `/api/exercises/${exercise}/joining`, { code: "revoked" });
  expect((await come("Gus", renewed.joinCode)).status).toBe(404);
});

test("another session at one of the tables closes the debrief until it is over as well", async () => {
  const path = `/api/exercises/${exercise}/debrief`;
  expect((await api(student("Eve"), "GET", path)).status).toBe(200);
  const { table } = await tableOf(1);
  const { id } = (await api(teacher, "POST", `/api/tables/${table}/sessions`, { name: "Once more", track: null })).told;
  expect((await act(teacher, id, { kind: "open", setup })).status).toBe(200);
  expect((await api(student("Eve"), "GET", path)).status).toBe(403);
  expect((await api(teacher, "GET", path)).told.waitsFor).toBe(1);
  expect((await act(student("Ann"), id, { kind: "walkAway" })).status).toBe(200);
  expect((await api(student("Eve"), "GET", path)).status).toBe(200);
});

test("texts that no database takes, and setups that no session takes, break nothing", async () => {
  const { cases } = (await api(teacher, "GET", "/api/cases")).told;
  const { hash } = cases.find(({ caseId }: Told) => caseId === "hanoi-2019");
  const body = { title: "Odd", caseHash: hash, tables: { count: 1 }, setup };
  const odd = ["a\u0000b", "\ud800", "'; drop table detente.exercise; --", "__proto__"];
  for (const text of odd)
    for (const more of [
      { title: text },
      { roster: { names: [text] } },
      { setup: { ...setup, track: text } },
      { bots: { strategy: text } },
    ]) {
      const { status } = await api(teacher, "POST", "/api/exercises", { ...body, ...more });
      expect([text, Object.keys(more), [201, 400].includes(status)]).toEqual([text, Object.keys(more), true]);
    }
  const { status, told } = await api(teacher, "POST", "/api/exercises", { ...body, setup: { ...setup, required: ["nobody"] } });
  expect(status).toBe(201);
  expect(await deed({ kind: "start" }, told.id)).toMatchObject([{ result: "passedOver", code: "nobodyThere" }]);
  expect((await api(teacher, "GET", `/api/exercises/${told.id}/debrief`)).told).toMatchObject({ refusal: "nothingBegun" });
  for (const text of odd) expect((await send(new TestBrowser(), "/class", { code: text, name: text })).status).toBeLessThan(500);
});
