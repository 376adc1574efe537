import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TournamentSettings } from "@detente/engine";
import { afterAll, expect, test } from "vitest";
import { settings } from "./fixtures/plan.fixture.ts";
import { type JournalWish, runTournament, type TournamentProgress } from "./run-tournament.ts";

const folder = mkdtempSync(join(tmpdir(), "detente-tournament-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(change: Partial<TournamentSettings>, journal: JournalWish | null = null) {
  const seen: TournamentProgress[] = [];
  const limits = { move: 60_000, game: 60_000 };
  const ended = await runTournament({
    settings: settings(change),
    workers: 2,
    limits,
    folder,
    journal,
    onProgress: (progress) => seen.push(progress),
  });
  return { ended, seen };
}

const FIVE = { repetitions: 5 };
const resultsOf = ({ ended }: Awaited<ReturnType<typeof run>>) =>
  ended.kind === "ok" ? JSON.stringify(ended.value.results) : JSON.stringify(ended.failure);

test("a journal that was cut anywhere gives, resumed, what an uninterrupted run gives", async () => {
  const path = join(folder, "cut.jsonl");
  const whole = await run(FIVE, { path, how: "begin" });
  expect(resultsOf(whole)).toBe(resultsOf(await run(FIVE)));
  const bytes = readFileSync(path);
  const header = bytes.indexOf(10) + 1;
  for (const share of [0, 0.3, 0.8]) {
    writeFileSync(path, bytes.subarray(0, header + Math.floor((bytes.length - header) * share)));
    expect(resultsOf(await run(FIVE, { path, how: "resume" }))).toBe(resultsOf(whole));
  }
  const last = await run(FIVE, { path, how: "resume" });
  expect(last.seen).toEqual([{ finished: 20, games: 20, before: 20 }]);
});

test("progress begins with what was finished before and ends with all games", async () => {
  const { seen } = await run(FIVE);
  expect(seen[0]).toEqual({ finished: 0, games: 20, before: 0 });
  expect(seen.at(-1)).toEqual({ finished: 20, games: 20, before: 0 });
});

test("another plan, and a program that was changed, are refused before anything is played", async () => {
  const path = join(folder, "other.jsonl");
  writeFileSync(join(folder, "bot.py"), "1");
  const strategies = ["boulware", "program(python3 bot.py)"];
  const first = await run({ strategies, selfPlay: "leftOut", deadline: { rounds: 1 } }, { path, how: "begin" });
  expect(first.ended.kind).toBe("ok");
  appendFileSync(join(folder, "bot.py"), "2");
  const { ended, seen } = await run({ strategies, selfPlay: "leftOut", deadline: { rounds: 2 } }, { path, how: "resume" });
  expect(ended).toEqual({
    kind: "failed",
    failure: { kind: "journal", problem: { kind: "otherPlan", differences: ["the version of program(python3 bot.py)", "the deadline"] } },
  });
  expect(seen).toEqual([]);
});

test("settings that make no tournament are refused", async () => {
  expect((await run({ strategies: [] })).ended).toMatchObject({
    kind: "failed",
    failure: { kind: "settings", problems: [{ code: "noStrategies" }] },
  });
});
