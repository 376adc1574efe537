import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import type { GameResult } from "./game-result.ts";
import { MOVE_CLASSES } from "./move-class.ts";
import { FIGURES } from "./standings-table.ts";
import { standings } from "./standings.ts";
import { plainStandings } from "./standings.twin.ts";
import { planned, played, tournamentSettings } from "./tournament.fixture.ts";

const settings = tournamentSettings();
const results = played(planned(settings));

/** Figures without games behind them: any numbers, some missing, many equal. */
function madeUp(seed: number): GameResult[] {
  const rng = Rng.fromSeed(seed);
  const number = (): number => rng.below(5) / 4 + (rng.below(2) === 0 ? 0 : rng.float());
  return results.map((result) => ({
    ...result,
    score: {
      ...result.score,
      isAgreed: rng.below(2) === 0,
      rounds: rng.below(9),
      welfare: number(),
      frontierDistance: rng.below(3) === 0 ? null : number(),
      nashDistance: rng.below(3) === 0 ? null : number(),
      parties: result.score.parties.map((party) => ({ ...party, utility: number() * 100, share: number(), advantage: number() })),
    },
  }));
}

const close = (a: number | null, b: number | null): void => {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(a).toBeCloseTo(b, 10);
};

test.each([
  ["played", results],
  ["made up", madeUp(1)],
  ["made up again", madeUp(2)],
] as const)("on games that are %s, every mean is the one that going through all results gives", (_, given) => {
  const table = standings(settings, given);
  expect(table.games).toBe(given.length);
  for (const { strategy, figures, selfPlay } of table.strategies) {
    const alone = given.filter(({ spec }) => spec.seats.every((name) => name === strategy));
    for (const name of FIGURES) {
      close(figures[name].mean, plainStandings.figure(given, strategy, name));
      close(selfPlay[name].mean, plainStandings.figure(alone, strategy, name));
      const { mean, interval } = figures[name];
      if (mean !== null) expect(interval?.low).toBeLessThanOrEqual(mean);
      if (mean !== null) expect(interval?.high).toBeGreaterThanOrEqual(mean);
    }
  }
  for (const [r, row] of table.strategies.entries()) {
    for (const [c, column] of table.strategies.entries()) {
      const { advantage, ...counts } = plainStandings.encounter(given, row.strategy, column.strategy);
      expect(table.matrix[r]?.[c]).toMatchObject(counts);
      close(table.matrix[r]?.[c]?.advantage ?? null, advantage);
    }
  }
  for (const [k, each] of table.cases.entries())
    for (const { strategy, utilities } of each.strategies)
      for (const [seat, utility] of utilities.entries()) close(utility, plainStandings.utility(given, strategy, { caseIndex: k, seat }));
});

test("moves are shares of all steps", () => {
  const table = standings(settings, results);
  for (const { strategy, moves } of table.strategies) {
    const counts = MOVE_CLASSES.map((name) =>
      results
        .flatMap(({ spec, score }) => score.parties.filter((_, seat) => spec.seats[seat] === strategy))
        .reduce((sum, party) => sum + party.moves[name], 0),
    );
    const total = counts.reduce((a, b) => a + b, 0);
    expect(MOVE_CLASSES.map((name) => moves?.[name])).toEqual(counts.map((count) => count / total));
  }
});

test("the order in which results come changes not a bit", () => {
  const table = standings(settings, results);
  const rng = Rng.fromSeed(9);
  const shuffled = results.map((result) => ({ result, key: rng.float() })).toSorted((a, b) => a.key - b.key);
  expect(
    JSON.stringify(
      standings(
        settings,
        shuffled.map(({ result }) => result),
      ),
    ),
  ).toBe(JSON.stringify(table));
  expect(JSON.stringify(standings(settings, JSON.parse(JSON.stringify(results.toReversed()))))).toBe(JSON.stringify(table));
});

test("strategies stand by advantage, then share, then name, and ties share a rank", () => {
  const equal = results.map((result) => ({
    ...result,
    score: {
      ...result.score,
      parties: result.score.parties.map((party, seat) => ({
        ...party,
        advantage: result.spec.seats[seat] === "dice" ? 0.3 : 0.1 + 0.2,
        share: 0.5,
      })),
    },
  }));
  const table = standings(settings, equal);
  expect(table.strategies.map(({ strategy, rank }) => [strategy, rank])).toEqual([
    ["dice", 1],
    ["ladder(step=1)", 1],
    ["ladder(step=3)", 1],
  ]);
  const better = standings(
    settings,
    equal.map((result) => ({
      ...result,
      score: {
        ...result.score,
        parties: result.score.parties.map((party, seat) => ({ ...party, share: result.spec.seats[seat] === "ladder(step=3)" ? 0.6 : 0.5 })),
      },
    })),
  );
  expect(better.strategies.map(({ strategy, rank }) => [strategy, rank])).toEqual([
    ["ladder(step=3)", 1],
    ["dice", 2],
    ["ladder(step=1)", 2],
  ]);
});

test("without results there are no means, and strategies stand by name", () => {
  const table = standings(settings, []);
  expect(table.strategies.map(({ strategy, rank }) => [strategy, rank])).toEqual([
    ["dice", 1],
    ["ladder(step=1)", 1],
    ["ladder(step=3)", 1],
  ]);
  expect(table.strategies[0]?.figures.advantage).toEqual({ games: 0, mean: null, interval: null });
  expect(table.strategies[0]?.moves).toBe(null);
  expect(table.matrix[0]?.[1]).toEqual({ games: 0, wins: 0, draws: 0, advantage: null });
});

test("a game that is there twice, and a strategy that is none of the tournament's, are bugs", () => {
  const [first] = results;
  if (first === undefined) throw new Error("Expected a game");
  expect(() => standings(settings, [...results, first])).toThrow("game 0 twice");
  expect(() => standings(tournamentSettings({ strategies: ["dice"] }), results)).toThrow("Expected a strategy of the settings");
});
