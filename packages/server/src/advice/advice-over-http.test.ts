import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { assess, standpointAt } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestEmbedded, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import {
  actNow,
  DPRK,
  DRAFT,
  offer,
  openedTable,
  type Process,
  type SeatedTable,
  startProcess,
  US,
  value,
} from "../tables/seated-people.fixture.ts";
import { type AdviceApp, startAdviceApp } from "./advice-app.fixture.ts";
import type { DeskMeans } from "../desk/asking.ts";
import { DESK_MEANS, openDesks } from "../desk/open-desks.ts";
import { adviceService } from "./advice-service.ts";

const CLOCK = { kind: "rounds", round: 2, of: 2, at: "2019-02-28T12:00:00.000Z" } as const;
const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

let given: TestDatabase;
let here: Process;
let app: AdviceApp;
let table: SeatedTable;
let verdict: string;
beforeAll(async () => {
  given = await openTestEmbedded();
  here = await startProcess(given.database);
  app = await startAdviceApp(here.advice);
  table = await openedTable(here);
  value(await actNow(here, table, { who: "us", deed: { kind: "reject" } }));
  value(await actNow(here, table, { who: "dprk", deed: offer(DRAFT) }));
  verdict = `/api/sessions/${table.session}/verdict`;
}, 30_000);
afterAll(async () => {
  await app.stop();
  await here.close();
  await given.close();
});

function parsedHanoi() {
  const name = "cases/hanoi/hanoi-2019.yaml";
  const read = parseCase({ name, text: readFileSync(`${ROOT}${name}`, "utf8") });
  if (read.kind === "failed") throw new Error("Expected the case of Hanoi to be readable");
  return { value: read.value.case };
}

/** What the command line prints. */
async function detente(...args: readonly string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, ["packages/cli/bin/detente.cjs", ...args], { cwd: ROOT });
  return JSON.parse(stdout);
}

test("the verdict on a moment of Hanoi is the one that `detente assess` prints", async () => {
  const asked = ["assess", "cases/hanoi/hanoi-2019.yaml", "--as", "us", "--offer", "dprk-offer", "--round", "2", "--of", "2", "--json"];
  const { offeredBy, moment, taken, ...printed } = await detente(...asked);
  const body = { position: "dprk-offer", moment: { track: "summit", clock: CLOCK }, flips: true };
  const { status, told } = await app.ask(table.people.us, verdict, { body });
  expect(status).toBe(200);
  expect(told).toMatchObject({ party: "us", offeredBy, offer: null });
  expect(told.verdict).toEqual(printed);
  expect({ moment, word: printed.word }).toEqual({ moment: "in round 2 of 2 of Summit in Hanoi", word: "pause" });
  expect(taken).toHaveLength(2);
});

test("without a word on which offer, it is about the one that stands; with its number it is the same", async () => {
  const found = await app.ask(table.people.usAdviser, verdict, { body: { playOuts: 4 } });
  expect(found).toMatchObject({
    status: 200,
    told: { party: "us", offeredBy: "dprk", offer: 1, verdict: { offer: { outcome: DRAFT }, flips: null } },
  });
  const { told } = await app.ask(table.people.us, verdict, { body: { playOuts: 4, offer: 1 } });
  expect(told.verdict).toEqual(found.told.verdict);
});

test("what is wrong with a question is told with its place", async () => {
  const body = async (asked: object) => (await app.ask(table.people.us, verdict, { body: asked })).told;
  const twice = { path: "body.offer", detail: "Name the offer once: by its number, as a position, or as an outcome." };
  expect(await body({ playOuts: 0, offer: 1, position: "dprk-offer" })).toMatchObject({
    code: "badRequest",
    wrong: [{ path: "body.playOuts" }, twice],
  });
  expect(await body({ offer: 1, position: "dprk-offer" })).toMatchObject({ code: "badRequest", wrong: [{ path: "body.offer" }] });
  expect(await body({ as: "dprk" })).toMatchObject({ code: "notAllowed" });
  expect((await app.ask(table.people.facilitator, verdict, { body: {} })).told).toMatchObject({
    code: "badRequest",
    wrong: [{ path: "body.as" }],
  });
  const refused = async (asked: object) => {
    const { code, refusal, path } = await body(asked);
    return { code, refusal, path };
  };
  expect(await refused({ offer: 7 })).toEqual({ code: "refused", refusal: "unknownOffer", path: "body.offer" });
  expect(await refused({ position: "nothing" })).toEqual({ code: "refused", refusal: "unknownPosition", path: "body.position" });
  expect(await refused({ position: "us-paper" })).toEqual({ code: "refused", refusal: "ownOffer", path: "body" });
  expect(await refused({ outcome: { yongbyon: "production-halt" } })).toEqual({
    code: "refused",
    refusal: "incompleteOutcome",
    path: "body.outcome",
  });
  expect(await refused({ outcome: DRAFT, by: "moon" })).toEqual({ code: "refused", refusal: "unknownParty", path: "body.by" });
  expect(await refused({ offer: 1, moment: { track: null, clock: { ...CLOCK, round: 3 } } })).toMatchObject({
    refusal: "badRound",
    path: "body.moment.clock.round",
  });
});

/**
 * Milliseconds of work that kept the event loop at a stretch, at most, while this went on; and how late it was, which a machine makes worse
 * that has other things to do.
 */
async function keptDuring(work: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let [last, longest] = [process.threadCpuUsage(), 0];
  const ticking = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.threadCpuUsage();
  }, 1);
  delay.enable();
  await work();
  delay.disable();
  clearInterval(ticking);
  return { longest, late: { most: delay.max / 1e6, usually: delay.percentile(99) / 1e6 } };
}

test("ten verdicts are computed in threads, and keep the event loop for no more than a moment", async () => {
  const { longest, late } = await keptDuring(async () => {
    for (const seed of [1, 2, 3, 4, 5])
      await Promise.all([
        app.ask(table.people.us, verdict, { body: { seed } }),
        app.ask(table.people.facilitator, verdict, { body: { seed, as: "dprk", outcome: DRAFT, by: "us" } }),
      ]);
  });
  const figures = [longest, late.most, late.usually].map((each) => each.toFixed(1));
  console.log(
    `figure: ten verdicts keep the event loop for ${figures[0]} ms at a stretch; late by ${figures[1]} ms at most, ${figures[2]} ms in 99 of 100`,
  );
  const inTheLoop = await keptDuring(async () => {
    const { value: found } = parsedHanoi();
    const at = standpointAt(found, { party: US, offer: { by: DPRK, outcome: DRAFT }, track: null, clock: CLOCK });
    if (at.kind === "ok") assess(at.value.standpoint, DRAFT, { seed: 1, counterOffers: 5, flips: "leftOut" });
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  console.log(`figure: one verdict in the loop would keep it for ${inTheLoop.longest.toFixed(0)} ms`);
  expect(inTheLoop.longest).toBeGreaterThan(50);
  expect(longest).toBeLessThan(50);
});

test("who goes away is not computed for any longer", async () => {
  const gone = new AbortController();
  const endless = app
    .ask(table.people.us, verdict, { body: { playOuts: 10_000, flips: true }, signal: gone.signal })
    .catch(({ name }) => name);
  // Asked later and answered: the first is in work.
  expect(await app.ask(table.people.dprk, verdict, { body: { outcome: DRAFT, playOuts: 1 } })).toMatchObject({ status: 200 });
  gone.abort();
  expect(await endless).toBe("AbortError");
  expect(await app.ask(table.people.us, verdict, { body: { seed: 200, playOuts: 1 } })).toMatchObject({ status: 200 });
});

test("who asks for a stream is told how far the answer is, and last of all the answer as it is told otherwise", async () => {
  const body = { seed: 301, playOuts: 16, flips: true };
  const heard = await app.listen(table.people.us, verdict, body);
  expect(heard).toMatchObject({ status: 200, type: "text/event-stream; charset=utf-8" });
  const messages = await heard.all();
  const last = messages.at(-1);
  const steps = messages.flatMap((each) => (each.kind === "working" ? [each] : []));
  expect(messages.slice(0, -1).every(({ kind }) => kind === "working" || kind === "waiting")).toBe(true);
  expect(steps.length).toBeGreaterThan(2);
  expect(steps.some(({ step, done, of }) => step !== "begun" && done > 0 && done <= of)).toBe(true);
  // It is remembered by now, with its time.
  const { told } = await app.ask(table.people.us, verdict, { body });
  expect(last).toEqual({ kind: "answered", answer: told });
  const again = await app.listen(table.people.us, verdict, body);
  expect(await again.all()).toEqual([last]);
});

test("what is refused at once is refused as ever, and who leaves a stream frees its thread", async () => {
  const stranger = await app.listen(table.people.stranger, verdict, {});
  expect(stranger).toMatchObject({ status: 404, type: expect.stringContaining("application/problem+json") });
  stranger.leave();
  const endless = { playOuts: 10_000, flips: true };
  const both = [
    await app.listen(table.people.us, verdict, endless),
    await app.listen(table.people.dprk, verdict, { ...endless, outcome: DRAFT }),
  ];
  const waiting = await app.listen(table.people.facilitator, verdict, { as: "us", seed: 302, playOuts: 1 });
  for (const { messages } of both) expect((await messages.next()).value).toMatchObject({ kind: "working" });
  const first = await waiting.messages.next();
  expect(first.value).toEqual({ kind: "waiting", ahead: 0 });
  for (const { leave } of both) leave();
  const rest = await waiting.all();
  expect(rest.at(-1)).toMatchObject({ kind: "answered" });
});

test("a stream whose answer takes too long, or breaks, ends with a plain word", async () => {
  const told = async (means: Partial<DeskMeans>, body: object) => {
    const desks = openDesks({ ...DESK_MEANS, ...means });
    const sealers = new TableSealers(TEST_KEY);
    const other = await startAdviceApp(adviceService({ database: given.database, sealers, desk: desks.advice }));
    const messages = await (await other.listen(table.people.us, verdict, body)).all();
    await other.stop();
    await desks.close();
    return messages.at(-1);
  };
  const short = { ...DESK_MEANS.lanes, advice: { threads: 1, limit: 1_500 } };
  expect(await told({ lanes: short }, { playOuts: 10_000 })).toMatchObject({
    kind: "refused",
    problem: { status: 422, code: "tooLong", detail: expect.stringMatching(/too long\..*playOuts/) },
  });
  const program = new URL("../desk/program.fixture.ts", import.meta.url);
  expect(await told({ program }, {})).toMatchObject({ kind: "refused", problem: { status: 500, code: "broken", id: expect.any(String) } });
});

test("a server that is full says when to come again; one whose thread breaks says so, and neither tells more", async () => {
  const withDesks = async (means: Partial<DeskMeans>, look: (other: AdviceApp) => Promise<void>) => {
    const desks = openDesks({ ...DESK_MEANS, ...means });
    const sealers = new TableSealers(TEST_KEY);
    const other = await startAdviceApp(adviceService({ database: given.database, sealers, desk: desks.advice }));
    await look(other);
    await other.stop();
    await desks.close();
  };
  await withDesks({ mostWaiting: 0 }, async (full) => {
    expect(await full.ask(table.people.us, verdict, { body: {} })).toMatchObject({ status: 503, retryAfter: "5", told: { code: "busy" } });
  });
  await withDesks({ program: new URL("../desk/program.fixture.ts", import.meta.url) }, async (broken) => {
    const { status, told } = await broken.ask(table.people.us, verdict, { body: {} });
    expect({ status, told }).toMatchObject({ status: 500, told: { code: "broken", id: expect.any(String) } });
    const logged = broken.lines.find((line) => line.includes("DeskBroken")) ?? "";
    expect(logged).toContain(told.id);
    expect(logged).toContain("The answer to verdict broke: TypeError");
  });
});
