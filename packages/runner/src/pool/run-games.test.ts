import { type GameResult, tournamentPlan, type TournamentPlan, type TournamentSettings } from "@detente/engine";
import { expect, test } from "vitest";
import { settings } from "../fixtures/plan.fixture.ts";
import { type GamesToRun, runGames } from "./run-games.ts";

const MISBEHAVING = new URL("../fixtures/misbehaving.fixture.ts", import.meta.url).href;

function planOf(change: Partial<TournamentSettings>): TournamentPlan {
  const plan = tournamentPlan(settings(change));
  if (plan.kind === "failed") throw new Error(`Expected a plan, got ${JSON.stringify(plan.failure)}`);
  return plan.value;
}

/** All games of a plan, in the order of their numbers. */
async function played(plan: TournamentPlan, change: Partial<GamesToRun> = {}): Promise<readonly GameResult[]> {
  const results: GameResult[] = [];
  await runGames({
    plan,
    finished: new Set(),
    workers: 2,
    limits: { move: 60_000, game: 60_000 },
    folder: process.cwd(),
    memory: 256,
    strategies: MISBEHAVING,
    onFinished: (finished) => void results.push(...finished),
    ...change,
  });
  return results.toSorted((a, b) => a.spec.number - b.spec.number);
}

const forfeits = (results: readonly GameResult[]) =>
  results.map(({ spec, forfeits }) =>
    [spec.seats.join(" / "), ...forfeits.map(({ party, reason, detail }) => `${party} ${reason}: ${detail}`)].join("; "),
  );

test("the games are the same however many threads play them", async () => {
  const plan = planOf({ strategies: ["boulware", "conceder", "random"], repetitions: 4 });
  const [one, two] = [await played(plan, { workers: 1 }), await played(plan, { workers: 2 })];
  expect(one).toHaveLength(36);
  expect(JSON.stringify(two)).toBe(JSON.stringify(one));
});

test("games that are finished are not played again", async () => {
  const results = await played(planOf({}), { finished: new Set([0, 2]) });
  expect(results.map(({ spec }) => spec.number)).toEqual([1, 3]);
  expect(await played(planOf({}), { finished: new Set([0, 1, 2, 3]) })).toEqual([]);
});

test("only the games asked for are played, whatever their order", async () => {
  const plan = planOf({ strategies: ["boulware", "conceder", "random"], repetitions: 4 });
  const results = await played(plan, { only: [30, 3, 17] });
  expect(JSON.stringify(results)).toBe(JSON.stringify((await played(plan)).filter(({ spec }) => [3, 17, 30].includes(spec.number))));
});

test("games that are aborted end at once, with the reason", async () => {
  const ending = new AbortController();
  const running = played(planOf({ strategies: ["boulware", "hangs(2)"] }), {
    signal: ending.signal,
    onFinished: () => ending.abort(new Error("enough")),
  });
  await expect(running).rejects.toThrow("enough");
  await expect(played(planOf({}), { signal: ending.signal })).rejects.toThrow("enough");
});

/** Milliseconds. More than any turn takes on a machine that is busy. */
const MOVE = 1_000;
const limits = { move: MOVE, game: 60_000 };

test("a strategy that does not come back forfeits as slow, and all other games are played as if it were not there", async () => {
  const results = await played(planOf({ strategies: ["boulware", "hangs(2)"] }), { limits });
  expect(forfeits(results)).toEqual([
    "boulware / boulware",
    "boulware / hangs(2); employer slow: gave no answer in time",
    "hangs(2) / boulware; candidate slow: gave no answer in time",
    "hangs(2) / hangs(2); candidate slow: gave no answer in time",
  ]);
  const [alone] = await played(planOf({ strategies: ["boulware"] }));
  expect({ ...results[0], spec: null }).toEqual({ ...alone, spec: null });
});

test.each(["hangsSitting", "hangsWatching(5)"])("nor does %s stop anything, before it is asked", async (name) => {
  expect(forfeits(await played(planOf({ strategies: ["boulware", name], selfPlay: "leftOut" }), { limits }))).toEqual([
    `boulware / ${name}; employer slow: gave no answer in time`,
    `${name} / boulware; candidate slow: gave no answer in time`,
  ]);
});

test("a strategy that throws, ends its thread or eats all memory has crashed, and the others play on", async () => {
  const reasons = async (...strategies: readonly string[]) =>
    forfeits(await played(planOf({ strategies, selfPlay: "leftOut" }), { memory: 64 }));
  expect(await reasons("boulware", "throws(1)")).toEqual([
    "boulware / throws(1); employer crashed: RangeError",
    "throws(1) / boulware; candidate crashed: RangeError",
  ]);
  expect(await reasons("exits(1)", "eats(1)")).toEqual([
    "exits(1) / eats(1); candidate crashed: ended its thread",
    "eats(1) / exits(1); candidate crashed: ran out of memory",
  ]);
});

test("what goes wrong with finished games is told to the caller, and nothing goes on", async () => {
  let calls = 0;
  const onFinished = (): void => {
    calls++;
    throw new Error("the disk is full");
  };
  await expect(played(planOf({ repetitions: 200 }), { onFinished })).rejects.toThrow("the disk is full");
  expect(calls).toBe(1);
});

test("a program plays like any other, and what it answered stands in the result", async () => {
  const program = `program("${process.execPath}" docs/examples/outside/timely.ts)`;
  const results = await played(planOf({ strategies: ["conceder", program], selfPlay: "leftOut" }));
  expect(results.map(({ ending }) => ending.kind)).toEqual(["agreed", "agreed"]);
  expect(results.map(({ versions }) => versions)).toEqual([
    [expect.any(Number), 1],
    [1, expect.any(Number)],
  ]);
  expect(results.every(({ inputs }) => inputs.length > 1)).toBe(true);
});
