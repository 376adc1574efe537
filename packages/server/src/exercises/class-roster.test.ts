import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "../main.ts";
import { TestBrowser } from "../sign-in/test-browser.fixture.ts";
import { ClassAtServer, type Told } from "./class-at-server.fixture.ts";
import { CLASS_CASE } from "./class-case.fixture.ts";

/** Milliseconds that a server may take to start on a machine that is busy. */
const START = 60_000;
const PARTIES = ["seller", "buyer"];
const folder = mkdtempSync(join(tmpdir(), "detente-roster-"));
let stop = async (): Promise<void> => {};
let here: ClassAtServer;
let caseHash = "";

beforeAll(async () => {
  const started = await start({ DETENTE_DATA: folder, PORT: "0", LOG_LEVEL: "silent", SEAT_LINKS: "on", RATE_PER_ADDRESS: "100000" });
  if (started.kind === "failed") throw new Error(started.failure.join("\n"));
  ({ stop } = started.value);
  here = new ClassAtServer(started.value.url);
  await here.send(here.teacher, started.value.consoleLink ?? "", { name: "Ms Gray" });
  caseHash = (await here.api(here.teacher, "POST", "/api/cases", { name: "cart.yaml", text: CLASS_CASE })).told.case.hash;
}, START);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

const lesson = (more: object) => ({
  title: "A lesson",
  caseHash,
  tables: { count: 2 },
  setup: { protocol: { kind: "alternatingOffers" }, parties: PARTIES, required: PARTIES, deadline: { rounds: 5 } },
  bots: null,
  ...more,
});
/** Who sits where, in words. */
const seating = async (): Promise<readonly string[]> =>
  (await here.overview()).tables.flatMap(({ number, seats }: Told) =>
    seats.map(({ person, party, role }: Told) => `${person.name} ${number} ${party} ${role}`),
  );
const pair = async (asked: object) => (await here.lead("PUT", "/pairing", { by: { kind: "joined" }, odd: "wait", ...asked })).told;
const idOf = async (name: string): Promise<string> => (await here.api(here.student(name), "GET", "/api/me")).told.person.id;

test("names on the roster are matched by how they look, each once; whoever is not on it may come only where others are welcome", async () => {
  await here.open(lesson({ roster: { names: ["Ann", "Ann", "Ben"], others: "welcome" } }));
  for (const name of ["Ann", "ANN", "Cleo"]) expect((await here.come(name)).status).toBe(200);
  const { expected, waiting } = await here.overview();
  expect([expected, waiting.map(({ name }: Told) => name)]).toEqual([["Ben"], ["Ann", "ANN", "Cleo"]]);
});

test("who is signed in joins another exercise by the API, once, and learns where to sit", async () => {
  await here.open(lesson({}));
  const join = (name: string, code = here.joinCode) => here.api(here.student(name), "POST", "/api/exercises/join", { code });
  for (const name of ["Ann", "ANN", "Cleo"]) expect((await join(name)).told).toMatchObject({ id: here.exercise, as: "student" });
  expect((await join("Ann")).status).toBe(200);
  expect((await here.overview()).waiting).toHaveLength(3);
  expect((await here.api(here.student("Ann"), "GET", "/api/exercises")).told.exercises.map(({ id }: Told) => id)).toContain(here.exercise);
  expect((await join("Ann", "BCDF-GHJK")).status).toBe(404);
});

test("a third one is added to a delegation as a member, sees its brief, and acts for it", async () => {
  expect(await pair({ odd: "member" })).toMatchObject({ seated: 3, waiting: 0, bots: 0 });
  expect(await seating()).toEqual(["Ann 1 seller head", "Cleo 1 seller member", "ANN 1 buyer head"]);
  expect(await here.ended(await here.ask({ kind: "start" }))).toMatchObject({ done: 1, passedOver: 1 });
  const cleo = here.student("Cleo");
  const { place } = (await here.api(cleo, "GET", `/api/exercises/${here.exercise}/place`)).told;
  expect((await here.api(cleo, "GET", `/api/tables/${place.table}/briefs/seller`)).status).toBe(200);
  expect((await here.api(cleo, "GET", `/api/tables/${place.table}/briefs/buyer`)).status).toBe(404);
  const said = await here.act(cleo, place.session, { kind: "message", to: "caucus", text: "Start dear." });
  expect(said.status, said.text).toBe(200);
});

test("extending moves the deadline of all, in rounds or in time; what a session refuses stands beside its table", async () => {
  const more = await here.ended(await here.ask({ kind: "extend", rounds: 9 }));
  expect(more.tables.map(({ table, result }: Told) => [table, result])).toEqual([
    [1, "done"],
    [2, "refused"],
  ]);
  expect((await here.overview()).tables[0]).toMatchObject({ mostRounds: 9, deadlineAt: null });
  const deadlineAt = "2040-01-01T00:00:00.000Z";
  expect((await here.ended(await here.ask({ kind: "extend", deadlineAt }, { tables: [1] }))).tables).toHaveLength(1);
  expect((await here.overview()).tables[0]).toMatchObject({ mostRounds: 9, deadlineAt });
  expect((await here.lead("POST", "/deeds", { deed: { kind: "extend", deadlineAt: "soon" } })).status).toBe(400);
});

test("paired anew all get other seats, by the same seed the same ones; a wrong plan leaves all where they were", async () => {
  const before = await seating();
  const nobody = { person: crypto.randomUUID(), table: 1, party: "buyer" };
  const refused = await here.lead("PUT", "/pairing", { by: { kind: "given", seats: [nobody] }, seated: "anew" });
  expect(refused.told.wrong[0].path).toBe("body.by.seats.0.person");
  expect(await seating()).toEqual(before);
  const random = { by: { kind: "random", seed: 3 }, seated: "anew" };
  expect(await pair(random)).toMatchObject({ seated: 3, seed: 3 });
  const drawn = await seating();
  await pair({ seated: "anew" });
  expect(await seating()).toEqual(["Ann 1 seller head", "ANN 1 buyer head", "Cleo 2 seller head"]);
  await pair(random);
  expect(await seating()).toEqual(drawn);
  const by = { kind: "given", seats: [{ person: await idOf("Cleo"), table: 2, party: "buyer", role: "adviser" }] };
  expect(await pair({ by, seated: "anew" })).toMatchObject({ seated: 1, waiting: 2 });
  expect(await seating()).toEqual(["Cleo 2 buyer adviser"]);
});

test("who is removed loses the seat and what is read with it, what was done stays, and the place is free for another", async () => {
  await pair({ seated: "anew" });
  const ann = here.student("Ann");
  const { place } = (await here.api(ann, "GET", `/api/exercises/${here.exercise}/place`)).told;
  const stream = await ann.ask(`${here.url}/api/sessions/${place.session}/live`);
  const id = await idOf("Ann");
  expect((await here.lead("DELETE", `/people/${id}`)).status).toBe(204);
  expect(await stream.text()).toContain('"reason":"revoked"');
  expect((await here.api(ann, "GET", `/api/sessions/${place.session}`)).status).toBe(404);
  expect((await here.api(ann, "GET", `/api/exercises/${here.exercise}/place`)).status).toBe(404);
  expect((await here.lead("DELETE", `/people/${id}`)).status).toBe(404);
  expect((await here.come("Dan")).status).toBe(200);
  await pair({});
  expect(await seating()).toEqual(["Dan 1 seller head", "ANN 1 buyer head", "Cleo 2 seller head"]);
  expect((await here.overview()).tables[0].phase).toBe("open");
});

test("a teacher who was away reads the whole of it as it is now, not what changed meanwhile", async () => {
  const read = async (): Promise<Told> => {
    const gone = new AbortController();
    const answer = await here.teacher.ask(`${here.url}/api/exercises/${here.exercise}/live`, "same-origin", {
      signal: gone.signal,
      headers: { "last-event-id": "17" },
    });
    let text = "";
    if (answer.body !== null)
      for await (const bytes of answer.body) {
        text += Buffer.from(bytes).toString();
        if (/^data: .*\n\n/m.test(text)) break;
      }
    gone.abort();
    return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? "null").overview;
  };
  expect((await read()).tables[0].phase).toBe("open");
  const paused = await here.ended(await here.ask({ kind: "pause" }));
  const now = await read();
  expect(now.tables[0].phase).toBe("paused");
  expect(now.deed).toMatchObject({ id: paused.id, done: 1, refused: 1, waiting: 0 });
  const withoutClock = (told: Told) => ({ ...told, at: null, tables: told.tables.map((each: Told) => ({ ...each, timeLeft: null })) });
  expect(withoutClock(now)).toEqual(withoutClock(await here.overview()));
});

test("wrong codes are counted for whoever is signed in: after a hundred the right one waits too, for nobody else", async () => {
  const join = (name: string, code: string) => here.api(here.student(name), "POST", "/api/exercises/join", { code });
  for (let k = 0; k < 100; k++) expect((await join("ANN", "BCDF-GHJK")).status).toBe(404);
  const late = await join("ANN", here.joinCode);
  expect([late.status, late.told.code]).toEqual([429, "tooMany"]);
  expect((await join("Cleo", here.joinCode)).status).toBe(200);
});

test("an exercise that is dropped is nowhere any more; its tables stay, and the teacher is still their facilitator", async () => {
  const { tables } = await here.overview();
  const dan = here.student("Dan");
  expect((await here.api(dan, "DELETE", `/api/exercises/${here.exercise}`)).status).toBe(403);
  expect((await here.lead("DELETE", "")).status).toBe(204);
  for (const path of ["", "/debrief", "/place"]) expect((await here.lead("GET", path)).status).toBe(404);
  expect((await here.api(new TestBrowser(), "GET", `/api/exercises/${here.exercise}`)).status).toBe(401);
  expect((await here.send(new TestBrowser(), "/class", { code: here.joinCode, name: "Late" })).status).toBe(404);
  for (const { table, session } of tables) expect((await here.api(here.teacher, "GET", `/api/tables/${table}`)).status, session).toBe(200);
  expect((await here.api(dan, "GET", `/api/sessions/${tables[0].session}`)).status).toBe(200);
});
