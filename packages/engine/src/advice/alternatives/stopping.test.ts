import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { endlessThreshold } from "./endless-threshold.ts";
import { type Arrivals, expectedMax, stoppingThresholds } from "./stopping.ts";

const UNIT: Arrivals = { kind: "uniform", low: 0, high: 1 };
const FREE = { discount: 1, cost: 0 };

test("Moser's thresholds for up to ten offers even from 0 to 1", () => {
  const published = [
    0.5, 0.625, 0.6953125, 0.741729736328125, 0.7750815008766949, 0.800375666500635, 0.8203006037631678, 0.8364465402671089,
    0.8498214073624081, 0.861098212205712,
  ];
  const found = stoppingThresholds(UNIT, { ...FREE, offers: 10, fallback: 0 });
  for (const [k, threshold] of published.entries()) expect(found[k]).toBeCloseTo(threshold, 12);
  expect(found).toHaveLength(10);
});

test.each([
  [0.02, 0.8],
  [0.05, 0.683772233983162],
  [0.08, 0.6],
])("with a cost of %d an offer, an endless search stops at %d", (cost, threshold) => {
  expect(endlessThreshold(UNIT, { discount: 1, cost })).toBeCloseTo(threshold, 12);
});

test.each([
  [0.9, 0.6267890062732586],
  [0.95, 0.7239474737685054],
  [0.99, 0.8676087274781222],
])("with a discount of %d it stops at %d", (discount, threshold) => {
  expect(endlessThreshold(UNIT, { discount, cost: 0 })).toBeCloseTo(threshold, 12);
});

test("where waiting costs nothing the best is waited for, and where it costs too much anything is taken", () => {
  expect(endlessThreshold(UNIT, FREE)).toBe(1);
  expect(endlessThreshold(UNIT, { discount: 1, cost: 0.6 })).toBeCloseTo(-0.1, 12);
});

test("the best offer is never short of what it is waited for, however doubles round", () => {
  for (let percent = 1; percent < 100; percent++)
    for (const value of [1, 3, 7, 45.3, 100]) {
      const offers = [
        { value, probability: percent / 100 },
        { value: 0, probability: 1 - percent / 100 },
      ];
      const threshold = endlessThreshold({ kind: "discrete", offers }, FREE);
      expect(threshold).toBeLessThanOrEqual(value);
      expect(threshold).toBeCloseTo(value, 9);
    }
});

test("a loss that waiting makes smaller is put off for ever", () => {
  expect(endlessThreshold({ kind: "uniform", low: -3, high: -2 }, { discount: 0.5, cost: 0.25 })).toBe(-0.5);
  expect(endlessThreshold({ kind: "discrete", offers: [{ value: -2, probability: 1 }] }, { discount: 0.5, cost: 0.25 })).toBe(-0.5);
});

test("the last threshold is what no agreement makes of it, discounted and paid for", () => {
  expect(stoppingThresholds(UNIT, { offers: 1, fallback: 0.5, discount: 0.8, cost: 0.1 })[0]).toBeCloseTo(0.8 * 0.625 - 0.1, 12);
  expect(stoppingThresholds(UNIT, { offers: 2, fallback: 2, ...FREE })).toEqual([2, 2]);
  expect(stoppingThresholds(UNIT, { offers: 0, fallback: 0, ...FREE })).toEqual([]);
});

function randomArrivals(rng: Rng): Arrivals {
  const low = rng.float() * 4 - 1;
  if (rng.below(2) === 0) return { kind: "uniform", low, high: low + 0.5 + rng.float() };
  const weights = Array.from({ length: 1 + rng.below(5) }, () => 1 + rng.below(5));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { kind: "discrete", offers: weights.map((weight) => ({ value: low + rng.float(), probability: weight / total })) };
}

test("many offers left come to the same as offers without end, whatever comes and whatever waiting costs", () => {
  const rng = Rng.fromSeed(5);
  for (let trial = 0; trial < 300; trial++) {
    const arrivals = randomArrivals(rng);
    const waiting = { discount: 0.5 + 0.49 * rng.float(), cost: rng.below(2) * 0.1 * rng.float() };
    const threshold = endlessThreshold(arrivals, waiting);
    expect(waiting.discount * expectedMax(arrivals, threshold) - waiting.cost).toBeCloseTo(threshold, 9);
    expect(stoppingThresholds(arrivals, { ...waiting, offers: 3000, fallback: -1 }).at(-1)).toBeCloseTo(threshold, 6);
  }
});

test("even offers are the limit of very many single ones", () => {
  const offers = Array.from({ length: 4000 }, (_, k) => ({ value: (k + 0.5) / 4000, probability: 1 / 4000 }));
  for (const floor of [-1, 0, 0.3, 0.9, 1, 2])
    expect(expectedMax({ kind: "discrete", offers }, floor)).toBeCloseTo(expectedMax(UNIT, floor), 6);
  expect(endlessThreshold({ kind: "discrete", offers }, { discount: 0.9, cost: 0 })).toBeCloseTo(0.6267890062732586, 4);
});

test("following the thresholds is worth the most of all thresholds, for few offers of few values", () => {
  const rng = Rng.fromSeed(8);
  for (let trial = 0; trial < 40; trial++) {
    const values = Array.from({ length: 3 }, () => rng.below(20));
    const arrivals: Arrivals = { kind: "discrete", offers: values.map((value) => ({ value, probability: 1 / 3 })) };
    const waiting = { discount: 0.9, cost: 1, fallback: rng.below(10) };
    const best = stoppingThresholds(arrivals, { ...waiting, offers: 3 })[2];
    // All rules: for each number of offers left, from which value on to take one.
    const bars = [...values, 99];
    const worth = (rule: readonly number[]): number =>
      rule.reduce(
        (after, bar) => waiting.discount * values.reduce((sum, value) => sum + (value >= bar ? value : after) / 3, 0) - waiting.cost,
        waiting.fallback,
      );
    const all = bars.flatMap((a) => bars.flatMap((b) => bars.map((c) => worth([a, b, c]))));
    expect(best).toBeCloseTo(Math.max(...all), 9);
  }
});
