import { expect, test } from "vitest";
import { bestAlternatives } from "../../analysis/best-alternatives.ts";
import { toNumber } from "../../lib/rational.ts";
import { Rng } from "../../lib/rng.ts";
import type { Alternative } from "../../model/alternative.ts";
import { certaintyEquivalent } from "./certainty-equivalent.ts";
import { randomAlternative } from "./random-alternative.fixture.ts";

const value = (name: string, points: number): Alternative => ({ kind: "value", name, value: points });
const coin = (high: number, low: number): Alternative => ({
  kind: "chances",
  name: "Coin",
  chances: [
    { probability: 0.5, then: value("Heads", high) },
    { probability: 0.5, then: value("Tails", low) },
  ],
});

test("a sure thing is worth itself, however much risk is minded", () => {
  for (const a of [-1, 0, 0.01, 3]) expect(certaintyEquivalent(value("Sure", 42), a).exact).toBeCloseTo(42, 12);
});

test("a coin is worth less than its mean to who minds risk, by the formula", () => {
  const { exact, meanVariance, mean, variance } = certaintyEquivalent(coin(100, 0), 0.02);
  expect([mean, variance, meanVariance]).toEqual([50, 2500, 25]);
  expect(exact).toBeCloseTo(-Math.log((Math.exp(-2) + 1) / 2) / 0.02, 9);
});

test("without risk aversion it is the mean, and near 0 it comes near", () => {
  expect(certaintyEquivalent(coin(100, 0), 0).exact).toBe(50);
  expect(certaintyEquivalent(coin(100, 0), 1e-9).exact).toBeCloseTo(50, 5);
  expect(certaintyEquivalent(coin(100, 0), 1e-9).exact).toBeCloseTo(certaintyEquivalent(coin(100, 0), 1e-9).meanVariance, 6);
});

test("mean and variance are a fair approximation for small risks, and a poor one for large", () => {
  const small = certaintyEquivalent(coin(51, 49), 0.02);
  expect(Math.abs(small.exact - small.meanVariance)).toBeLessThan(1e-6);
  const large = certaintyEquivalent(coin(100, 0), 0.1);
  expect(large.exact).toBeGreaterThan(0);
  expect(large.meanVariance).toBe(-75);
});

test("very large stakes overflow nothing", () => {
  expect(certaintyEquivalent(coin(1e6, -1e6), 1).exact).toBeCloseTo(-1e6 + Math.log(2), 6);
  expect(certaintyEquivalent(coin(1e6, -1e6), -1).exact).toBeCloseTo(1e6 - Math.log(2), 6);
});

test("the least likely loss counts for all that it is to who minds risk so much", () => {
  const rare: Alternative = {
    kind: "chances",
    name: "Rare",
    chances: [
      { probability: 1e-18, then: value("Ruin", -1000) },
      { probability: 1, then: value("Else", 0) },
    ],
  };
  expect(certaintyEquivalent(rare, 1).exact).toBeCloseTo(-1000 + 18 * Math.log(10), 9);
});

test("a risk tolerance as small or as large as doubles go leaves the worst there is, or the mean", () => {
  const three: Alternative = {
    kind: "chances",
    name: "Three",
    chances: [
      { probability: 0.7, then: value("Low", 10) },
      { probability: 0.2, then: value("Middle", 20) },
      { probability: 0.1, then: value("High", 30) },
    ],
  };
  for (const a of [1e-12, 1e-15, 1e-18, 1e-300]) expect(certaintyEquivalent(three, a).exact).toBeCloseTo(14, 9);
  for (const a of [1e300, Number.MAX_VALUE, Infinity]) expect(certaintyEquivalent(three, a).exact).toBeCloseTo(10, 12);
});

test("a choice on the way is made by who minds the risk", () => {
  const choice: Alternative = { kind: "choices", name: "Choose", cost: 1, choices: [coin(100, 0), value("Settle", 40)] };
  expect(certaintyEquivalent(choice, 0)).toMatchObject({ exact: 49, prospects: [{ value: -1 }, { value: 99 }] });
  expect(certaintyEquivalent(choice, 0.05)).toMatchObject({ mean: 39, variance: 0, prospects: [{ value: 39, probability: 1 }] });
});

test("without risk aversion it is the tree folded back, on random trees", () => {
  const rng = Rng.fromSeed(21);
  for (let trial = 0; trial < 200; trial++) {
    const alternative = randomAlternative(rng, 3);
    const [exact] = bestAlternatives([alternative]).values.map(toNumber);
    const { exact: found, mean, prospects } = certaintyEquivalent(alternative, 0);
    expect(found).toBeCloseTo(exact ?? Number.NaN, 9);
    expect(mean).toBeCloseTo(exact ?? Number.NaN, 9);
    expect(prospects.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
  }
});

test("folding back branch by branch is looking at the whole: chances of chances are one chance", () => {
  const nested: Alternative = {
    kind: "chances",
    name: "Nested",
    cost: 2,
    chances: [
      { probability: 0.25, then: { ...coin(80, 20), cost: 5 } },
      { probability: 0.75, then: value("Else", 30) },
    ],
  };
  const inner = certaintyEquivalent({ ...coin(80, 20), cost: 5 }, 0.03).exact;
  const outer: Alternative = {
    kind: "chances",
    name: "Outer",
    cost: 2,
    chances: [
      { probability: 0.25, then: value("Inner", inner) },
      { probability: 0.75, then: value("Else", 30) },
    ],
  };
  expect(certaintyEquivalent(nested, 0.03).exact).toBeCloseTo(certaintyEquivalent(outer, 0.03).exact, 9);
});

test("who minds risk more never gives a course more, on random trees", () => {
  const rng = Rng.fromSeed(22);
  for (let trial = 0; trial < 100; trial++) {
    const alternative = randomAlternative(rng, 3);
    const worths = [0.2, 0.05, 0.01, 0].map((a) => certaintyEquivalent(alternative, a).exact);
    // Sorting changes nothing but what rounding does.
    const sorted = worths.toSorted((a, b) => a - b);
    expect(worths.every((each, k) => Math.abs(each - (sorted[k] ?? Number.NaN)) < 1e-9)).toBe(true);
  }
});
