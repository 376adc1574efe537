import { expect, test } from "vitest";
import type { Case } from "../model/case.ts";
import { partyId } from "../model/ids.ts";
import { analyse } from "./analyse.ts";
import type { Analysis, FrontierPoint } from "./analysis.ts";
import { pointsCase } from "./points-case.fixture.ts";
import { T1, T2 } from "./published-tables.fixture.ts";

const run = (value: Case): Analysis => {
  const result = analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 100 });
  if (result.kind === "failed") throw new Error(result.failure.code);
  return result.value;
};
const utilities = (points: readonly FrontierPoint[]) => points.map((point) => point.utilities);

test("the two-party example has its 17 frontier points, 8 of them rational", () => {
  const analysis = run(T1);
  expect(analysis.outcomes).toBe("27");
  expect(utilities(analysis.frontier.points).toReversed()).toEqual([
    [0, 100],
    [9, 99],
    [18, 84],
    [27, 83],
    [30, 80],
    [39, 79],
    [40, 59],
    [48, 51],
    [57, 50],
    [58, 43],
    [61, 40],
    [70, 39],
    [75, 34],
    [78, 31],
    [87, 30],
    [88, 4],
    [100, 0],
  ]);
  expect(analysis.frontier.points.filter((point) => point.rational)).toHaveLength(8);
  expect(analysis.ideal).toEqual([87, 51]);
});

test("the two-party example tells the four solutions apart", () => {
  const { solutions } = run(T1);
  expect(utilities(solutions.nash.points)).toEqual([[57, 50]]);
  expect(solutions.nash.points[0]?.outcome).toEqual({ i0: "o0", i1: "o1", i2: "o2" });
  expect(utilities(solutions.egalitarian.points)).toEqual([[58, 43]]);
  expect(utilities(solutions.kalaiSmorodinsky.points)).toEqual([[70, 39]]);
  expect(utilities(solutions.utilitarian.points)).toEqual([[87, 30]]);
});

test("with lotteries the Nash solution lies between two outcomes", () => {
  const nash = run(T1).lotteries?.nash;
  expect(nash?.utilities[0]).toBeCloseTo(65.96938775510205, 9);
  expect(nash?.utilities[1]).toBeCloseTo(51.46875, 9);
  expect(nash?.outcomes.map(({ probability }) => probability)[1]).toBeCloseTo(1 - 0.5618622448979592, 9);
});

test("the three-party example has its solutions", () => {
  const { frontier, ideal, solutions } = run(T2);
  expect([frontier.count, frontier.points.filter((point) => point.rational).length]).toEqual([16, 15]);
  expect(ideal).toEqual([91, 100, 100]);
  expect(utilities(solutions.nash.points)).toEqual([[65, 71, 100]]);
  expect(utilities(solutions.egalitarian.points)).toEqual([[78, 60, 65]]);
  expect(utilities(solutions.kalaiSmorodinsky.points)).toEqual([[66, 67, 87]]);
  expect(utilities(solutions.utilitarian.points)).toEqual([[53, 100, 90]]);
});

test("the Panama Canal points give 20 undominated divisions", () => {
  const us = [22, 22, 15, 14, 11, 6, 4, 2, 2, 2];
  const panama = [9, 15, 15, 3, 15, 5, 11, 7, 7, 13];
  const analysis = run(
    pointsCase(
      us.map((points, i) => [
        [points, 0],
        [0, panama[i] ?? 0],
      ]),
      [0, 0],
    ),
  );
  expect(utilities(analysis.frontier.points)).toEqual([
    [100, 0],
    [98, 13],
    [96, 20],
    [94, 27],
    [92, 31],
    [90, 38],
    [84, 43],
    [81, 46],
    [79, 53],
    [73, 58],
    [66, 61],
    [64, 68],
    [58, 73],
    [44, 76],
    [42, 83],
    [36, 88],
    [22, 91],
    [20, 92],
    [14, 97],
    [0, 100],
  ]);
  expect(utilities(analysis.solutions.nash.points)).toEqual([[64, 68]]);
  expect(utilities(analysis.solutions.egalitarian.points)).toEqual([[64, 68]]);
  // The published figure names (79, 53); (64, 68) has the same sum.
  expect(utilities(analysis.solutions.utilitarian.points)).toEqual([
    [79, 53],
    [64, 68],
  ]);
});

// u = (x, c sqrt(1 - x)) on a grid that also has the points where the continuous solutions lie.
const continuous = (scale: number) => {
  const exact = [2 / 3, (Math.sqrt(5) - 1) / 2, 2 * Math.SQRT2 - 2];
  const grid = Array.from({ length: 2001 }, (_, k) => k / 2000);
  return pointsCase([[...exact, ...grid].map((x) => [x, scale * Math.sqrt(1 - x)])], [0, 0]);
};

test("on u = (x, sqrt(1 - x)) the solutions are those of the continuous problem", () => {
  const { solutions } = run(continuous(1));
  expect(solutions.nash.points[0]?.utilities[0]).toBeCloseTo(2 / 3, 9);
  expect(solutions.kalaiSmorodinsky.points[0]?.utilities[0]).toBeCloseTo((Math.sqrt(5) - 1) / 2, 9);
  expect(solutions.egalitarian.points[0]?.utilities[0]).toBeCloseTo((Math.sqrt(5) - 1) / 2, 9);
});

test("doubling one party's scale moves the egalitarian solution, but neither Nash nor Kalai-Smorodinsky", () => {
  const { solutions } = run(continuous(2));
  expect(solutions.nash.points[0]?.utilities[0]).toBeCloseTo(2 / 3, 9);
  expect(solutions.kalaiSmorodinsky.points[0]?.utilities[0]).toBeCloseTo((Math.sqrt(5) - 1) / 2, 9);
  expect(solutions.egalitarian.points[0]?.utilities[0]).toBeCloseTo(2 * Math.SQRT2 - 2, 9);
});

test("three parties with u = (x1, sqrt x2, cbrt x3) and shares that sum to 1 find Nash at (6/11, 3/11, 2/11)", () => {
  const parts = 110;
  const rows: number[][] = [];
  for (let a = 0; a <= parts; a++)
    for (let b = 0; a + b <= parts; b++) rows.push([a / parts, Math.sqrt(b / parts), Math.cbrt((parts - a - b) / parts)]);
  const [nash] = run(pointsCase([rows], [0, 0, 0])).solutions.nash.points;
  expect(nash?.utilities[0]).toBeCloseTo(6 / 11, 9);
  expect(nash?.utilities[1]).toBeCloseTo(Math.sqrt(3 / 11), 9);
  expect(nash?.utilities[2]).toBeCloseTo(Math.cbrt(2 / 11), 9);
});

test("a huge constant moves no lottery, though doubles of the utilities could not tell the points apart", () => {
  const plain = run(T1).lotteries;
  const brief = T1.briefs[partyId("p0")];
  if (brief === undefined) throw new Error("Expected a brief");
  const constant = { when: {}, given: {}, adjust: 1e17 };
  const preferences = { ...brief.preferences, interactions: [constant] };
  const noAgreement = {
    kind: "alternatives",
    alternatives: [{ kind: "value", name: "stay", value: 1e17, cost: -42 }],
  } as const;
  const moved = run({ ...T1, briefs: { ...T1.briefs, [partyId("p0")]: { ...brief, preferences, noAgreement } } }).lotteries;
  for (const name of ["nash", "egalitarian", "kalaiSmorodinsky", "utilitarian"] as const) {
    expect(moved?.[name].outcomes, name).toEqual(plain?.[name].outcomes);
    expect(moved?.[name].utilities[1], name).toBe(plain?.[name].utilities[1]);
  }
});

test("reservation values put in place of the stated ones are used, and said", () => {
  const [first] = T1.parties;
  if (first === undefined) throw new Error("Expected a party");
  const result = analyse(T1, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0, reservation: { [first.id]: 60 } });
  if (result.kind === "failed") throw new Error(result.failure.code);
  expect(result.value.reservationOverrides).toEqual({ [first.id]: 60 });
  expect(result.value.reservationValues).toEqual([60, 27]);
});

test("an estimate that leaves issues out is cautioned about, from that party's side only", () => {
  const [mine, theirs] = T1.parties;
  const brief = mine && T1.briefs[mine.id];
  if (mine === undefined || theirs === undefined || brief === undefined) throw new Error("Expected two parties with briefs");
  const estimate = { preferences: { kind: "points", interactions: [], issues: {} }, redLines: [], probabilities: {}, steps: {} } as const;
  const value: Case = { ...T1, briefs: { [mine.id]: { ...brief, estimates: { [theirs.id]: estimate } } } };
  const result = analyse(value, { perspective: { kind: "party", party: mine.id }, model: "full", seed: 1, draws: 0 });
  if (result.kind === "failed") throw new Error(result.failure.code);
  expect(result.value.cautions).toContainEqual({ code: "thinEstimate", facts: { of: theirs.id, issues: 3, reservation: "missing" } });
  expect(run(T1).cautions.map(({ code }) => code)).not.toContain("thinEstimate");
});
