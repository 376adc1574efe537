import { expect, test } from "vitest";
import { T1, T2 } from "../analysis/published-tables.fixture.ts";
import { Rng } from "../lib/rng.ts";
import { replayGame } from "./replay-game.ts";
import { play } from "./play.ts";
import { fresh, planned, played, playerOf, tournamentSettings } from "./tournament.fixture.ts";
import { seated, tournamentGame } from "./tournament-game.ts";
import { tournamentPlan } from "./tournament-plan.ts";

test("a plan has every seating from every opening, on every case, as often as asked", () => {
  const plan = planned(tournamentSettings());
  // Two parties: 3² seatings from 2 openings; three: 3³ from 3; twice.
  expect(plan.games).toBe(2 * (9 * 2 + 27 * 3));
  const specs = Array.from({ length: plan.games }, (_, number) => plan.spec(number));
  const identity = specs.map(({ caseIndex, seats, opening, repetition }) => JSON.stringify([caseIndex, seats, opening, repetition]));
  expect(new Set(identity).size).toBe(plan.games);
  expect(new Set(specs.map(({ seed }) => seed)).size).toBe(plan.games);
  expect(specs.map(({ number }) => number)).toEqual(specs.map((_, k) => k));
});

test("five strategies on five cases of two parties, both seats and both openings, are 250 games", () => {
  const strategies = ["a", "b", "c", "d", "e"];
  const cases = strategies.map((name) => ({ name, value: T1 }));
  expect(planned(tournamentSettings({ strategies, cases, repetitions: 1 })).games).toBe(250);
  expect(planned(tournamentSettings({ strategies, cases, repetitions: 1, selfPlay: "leftOut" })).games).toBe(200);
  expect(planned(tournamentSettings({ strategies, cases, repetitions: 1, openings: "first" })).games).toBe(125);
});

test("where self-play is left out, every other seating is there once and no game has one strategy alone", () => {
  for (const strategies of [
    ["x", "y"],
    ["x", "y", "z"],
    ["x", "y", "z", "u", "v"],
  ]) {
    const plan = planned(tournamentSettings({ strategies, selfPlay: "leftOut", openings: "first", repetitions: 1 }));
    const seats = Array.from({ length: plan.games }, (_, number) => plan.spec(number).seats.join());
    expect(new Set(seats).size).toBe(plan.games);
    expect(plan.games).toBe(strategies.length ** 2 - strategies.length + strategies.length ** 3 - strategies.length);
    expect(seats.filter((each) => new Set(each.split(",")).size === 1)).toEqual([]);
  }
});

test("a sample is drawn in lots that put every strategy on every side alike", () => {
  const settings = tournamentSettings({ seating: { kind: "sample", size: 30 }, openings: "first", repetitions: 1, selfPlay: "leftOut" });
  const plan = planned(settings);
  expect(plan.games).toBe(60);
  const three = Array.from({ length: 30 }, (_, k) => plan.spec(30 + k).seats);
  for (const name of settings.strategies) {
    const bySide = [0, 1, 2].map((side) => three.filter((seats) => seats[side] === name).length);
    expect(new Set(bySide).size).toBe(1);
    expect(bySide[0]).toBeGreaterThan(0);
  }
  expect(three.every((seats) => new Set(seats).size > 1)).toBe(true);
  expect(new Set(Array.from({ length: 60 }, (_, k) => plan.spec(k).seed)).size).toBe(60);
});

test("a game's seed follows from what the game is: more strategies, cases and repetitions shift no other game", () => {
  const few = planned(tournamentSettings({ repetitions: 1 }));
  const more = planned(
    tournamentSettings({
      repetitions: 3,
      strategies: ["new", ...tournamentSettings().strategies],
      cases: [{ name: "T0", value: T1 }, ...tournamentSettings().cases],
    }),
  );
  const key = ({ seats, opening, repetition }: { seats: readonly string[]; opening: number; repetition: number }, name: string) =>
    JSON.stringify([name, seats, opening, repetition]);
  const seeds = new Map(
    Array.from({ length: more.games }, (_, k) => {
      const spec = more.spec(k);
      return [key(spec, more.settings.cases[spec.caseIndex]?.name ?? ""), spec.seed] as const;
    }),
  );
  for (let k = 0; k < few.games; k++) {
    const spec = few.spec(k);
    expect(seeds.get(key(spec, few.settings.cases[spec.caseIndex]?.name ?? ""))).toBe(spec.seed);
  }
});

test("results are the same whoever plays which game, in what order, in one piece or resumed", () => {
  const settings = tournamentSettings();
  const atOnce = played(planned(settings));
  const elsewhere = planned(fresh(settings));
  const rng = Rng.fromSeed(3);
  const shuffled = atOnce.map((_, number) => ({ number, key: rng.float() })).toSorted((a, b) => a.key - b.key);
  for (const { number } of shuffled) expect(tournamentGame(elsewhere, number, playerOf)).toEqual(atOnce[number]);
  expect([...played(planned(fresh(settings)), 0, 50), ...played(planned(fresh(settings)), 50)]).toEqual(atOnce);
});

test("results are plain values: JSON carries them without loss", () => {
  const results = played(planned(tournamentSettings()), 0, 40);
  expect(JSON.parse(JSON.stringify(results))).toEqual(results);
});

test("any game of a tournament can be looked at again, event by event", () => {
  const plan = planned(tournamentSettings());
  const [result] = played(plan, 7, 8);
  const settings = seated(plan, plan.spec(7), plan.spec(7).seats.map(playerOf));
  const [first, again] = [play(settings), replayGame(settings, result?.inputs ?? [])];
  if (first.kind === "failed" || again.kind === "failed") throw new Error("Expected two games");
  expect(again.value).toEqual(first.value);
  expect(again.value.ending).toEqual(result?.ending);
});

test("the party at the opening's place begins, and the others follow in the order of the case", () => {
  const plan = planned(tournamentSettings({ strategies: ["dice"], cases: [{ name: "T2", value: T2 }], repetitions: 1 }));
  const orders = [0, 1, 2].map((number) => plan.table(plan.spec(number)).setup.parties);
  expect(orders).toEqual([
    ["p0", "p1", "p2"],
    ["p1", "p2", "p0"],
    ["p2", "p0", "p1"],
  ]);
});

test("everything that is wrong with the settings is said at once", () => {
  const wrong = tournamentPlan(
    tournamentSettings({
      strategies: ["a", "b", "a"],
      cases: [
        { name: "T1", value: T1 },
        { name: "T1", value: { ...T1, briefs: {} } },
      ],
      repetitions: 0,
      turnTime: 0.5,
      deadline: { rounds: 0 },
      seating: { kind: "sample", size: -1 },
    }),
  );
  expect(wrong.kind === "failed" && wrong.failure.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "namedTwice cases.1",
    "namedTwice strategies.2",
    "notAWholeNumber repetitions",
    "notAWholeNumber turnTime",
    "notAWholeNumber seating.size",
    "cannotOpen cases.0",
    "missingBrief cases.1",
    "missingBrief cases.1",
  ]);
  expect(tournamentPlan(tournamentSettings({ cases: [], strategies: [] }))).toMatchObject({
    failure: [{ code: "noCases" }, { code: "noStrategies" }],
  });
  expect(tournamentPlan(tournamentSettings({ strategies: ["a"], selfPlay: "leftOut" }))).toMatchObject({
    failure: [{ code: "nobodyToPlay" }],
  });
  expect(tournamentPlan(tournamentSettings({ repetitions: 1e9 }))).toMatchObject({ failure: [{ code: "tooManyGames" }] });
  expect(tournamentPlan(tournamentSettings({ deadline: { time: Number.NaN } }))).toMatchObject({ failure: [{ code: "notAWholeNumber" }] });
});

test("a number that is no game's is a bug", () => {
  const plan = planned(tournamentSettings());
  for (const number of [-1, 0.5, plan.games, Number.NaN]) expect(() => plan.spec(number)).toThrow("Expected a game from 0");
});
