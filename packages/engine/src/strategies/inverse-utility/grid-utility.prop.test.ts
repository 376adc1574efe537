import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import { holds } from "../../model/condition.ts";
import { pointsOf, unitsOf } from "../../model/exact-utility.ts";
import { outcomeOf } from "../../model/outcome-space.ts";
import { enumeratedUtility } from "./enumerated-utility.ts";
import { gridUtility } from "./grid-utility.ts";
import type { InverseUtility, UtilityToInvert } from "./inverse-utility-contract.ts";
import { inverseUtility } from "./inverse-utility.ts";
import { type RandomUtilitySettings, randomUtility } from "./random-utility.fixture.ts";

const present = (inverse: InverseUtility | null): InverseUtility => {
  if (inverse === null) throw new Error("Expected an admissible outcome");
  return inverse;
};
const worthOf = (inverse: InverseUtility, outcome: Outcome | null): number =>
  outcome === null ? Number.NaN : (inverse.utility(outcome) ?? Number.NaN);

/** Some thousands of outcomes, so that both kinds can be asked. */
const SMALL: readonly RandomUtilitySettings[] = [
  { sizes: Array(8).fill(3), seed: 1, places: 12 },
  { sizes: Array(8).fill(3), seed: 2, places: 12, terms: 4, exclusions: 2 },
  { sizes: [40, 3, 2, 25], seed: 3, places: 12, terms: 1 },
  { sizes: Array(12).fill(2), seed: 4, places: 12, exclusions: 4 },
  { sizes: [90, 90], seed: 5, places: 12 },
  { sizes: Array(6).fill(4), seed: 6, places: 2, terms: 2 },
  { sizes: Array(7).fill(4), seed: 7, places: 17, terms: 2, exclusions: 1 },
];

test("at 14 000 targets in spaces that can be enumerated, the grid is at most a thousandth of the range from the best answer", () => {
  let furthest = 0;
  for (const settings of SMALL) {
    const given = randomUtility(settings);
    const [grid, listed] = [present(gridUtility(given)), present(enumeratedUtility(given))];
    const range = listed.best - listed.worst;
    expect([grid.best, grid.worst, grid.count]).toEqual([listed.best, listed.worst, listed.count]);
    const rng = Rng.fromSeed(settings.seed);
    for (let k = 0; k < 1000; k++) {
      const target = listed.worst + range * rng.float();
      const [up, down] = [worthOf(grid, grid.atLeast(target)), worthOf(grid, grid.atMost(target))];
      const [least, most] = [worthOf(listed, listed.atLeast(target)), worthOf(listed, listed.atMost(target))];
      expect(up).toBeGreaterThanOrEqual(least);
      expect(down).toBeLessThanOrEqual(most);
      furthest = Math.max(furthest, (up - least) / range, (most - down) / range);
    }
  }
  expect(furthest).toBeLessThan(0.001);
  console.log(`figure: on the grid at most ${furthest.toPrecision(2)} of the range from the best answer`);
});

test("whole points on a coarse scale are answered exactly", () => {
  const given = randomUtility({ sizes: Array(7).fill(4), seed: 8, places: 2, terms: 3, exclusions: 1 });
  const [grid, listed] = [present(gridUtility(given)), present(enumeratedUtility(given))];
  for (let target = listed.worst - 0.01; target < listed.best + 0.02; target += 0.005) {
    expect(worthOf(grid, grid.atLeast(target))).toBe(worthOf(listed, listed.atLeast(target)));
    expect(worthOf(grid, grid.atMost(target))).toBe(worthOf(listed, listed.atMost(target)));
  }
});

test("drawing from a band is as if every outcome in it were equally likely", () => {
  for (const settings of SMALL) {
    const given = randomUtility(settings);
    const [grid, listed] = [present(gridUtility(given)), present(enumeratedUtility(given))];
    const [from, to] = [listed.worst + 0.3 * (listed.best - listed.worst), listed.worst + 0.9 * (listed.best - listed.worst)];
    const [start, end] = [listed.rankOf(to) ?? 0, listed.rankOf(from) ?? 0];
    const worths = Array.from({ length: end - start }, (_, k) => worthOf(listed, listed.ranked(start + k)));
    const mean = worths.reduce((sum, worth) => sum + worth, 0) / worths.length;
    const deviation = Math.sqrt(worths.reduce((sum, worth) => sum + (worth - mean) ** 2, 0) / worths.length);
    const rng = Rng.fromSeed(settings.seed);
    let sum = 0;
    for (let k = 0; k < 1000; k++) sum += worthOf(grid, grid.between(from, to, rng));
    // Four standard errors.
    expect(Math.abs(sum / 1000 - mean), `seed ${settings.seed}`).toBeLessThan((4 * deviation) / Math.sqrt(1000));
  }
});

test("the outcome found for somebody else's scores is nearly the best of its band", () => {
  let [reached, possible] = [0, 0];
  for (const settings of SMALL) {
    const given = randomUtility(settings);
    const [grid, listed] = [present(gridUtility(given)), present(enumeratedUtility(given))];
    const rng = Rng.fromSeed(settings.seed);
    const scores = settings.sizes.map((size) => Array.from({ length: size }, () => rng.float()));
    const score = (outcome: Outcome | null): number =>
      Object.values(outcome ?? {}).reduce((sum, option, issue) => sum + (scores[issue]?.[Number(option.slice(1))] ?? 0), 0);
    for (let k = 0; k < 20; k++) {
      const from = listed.worst + (listed.best - listed.worst) * rng.float() * 0.9;
      const to = from + 0.05 * (listed.best - listed.worst);
      const found = grid.bestFor(scores, from, to);
      const best = listed.bestFor(scores, from, to);
      expect(found === null, `seed ${settings.seed}`).toBe(best === null);
      if (found === null) continue;
      expect(worthOf(grid, found)).toBeGreaterThanOrEqual(from);
      expect(worthOf(grid, found)).toBeLessThanOrEqual(to);
      reached += score(found);
      possible += score(best);
    }
  }
  expect(reached / possible).toBeGreaterThan(0.99);
  console.log(`figure: scores found on the grid are ${((100 * reached) / possible).toFixed(2)} % of the best there are`);
});

test("where any utility will do, the scores alone decide", () => {
  const settings = { sizes: Array.from({ length: 50 }, () => 10), seed: 9, places: 12 };
  const inverse = present(inverseUtility(randomUtility(settings)));
  const rng = Rng.fromSeed(9);
  const scores = settings.sizes.map((size) => Array.from({ length: size }, () => rng.below(1000)));
  const found = inverse.bestFor(scores, -Infinity, Infinity);
  expect(Object.values(found ?? {})).toEqual(scores.map((table) => `o${table.indexOf(Math.max(...table))}`));
});

/** Far too many to enumerate. */
const LARGE: readonly RandomUtilitySettings[] = [
  { sizes: Array(50).fill(10), seed: 11, places: 12 },
  { sizes: Array(50).fill(10), seed: 12, places: 17 },
  { sizes: Array(40).fill(6), seed: 13, places: 12, terms: 6, exclusions: 4 },
  { sizes: Array(170).fill(2), seed: 14, places: 4 },
];

function randomAdmissible({ space, excluded }: UtilityToInvert, rng: Rng): Uint32Array {
  for (;;) {
    const numbers = Uint32Array.from(space.sizes, (size) => rng.below(size));
    if (!excluded.some((condition) => holds(condition, numbers))) return numbers;
  }
}

test.each(LARGE)(
  "in a space too large to list (seed $seed), nothing admissible lies further than a thousandth from an answer",
  (settings) => {
    const given = randomUtility(settings);
    const inverse = present(inverseUtility(given));
    const { space, utility } = given;
    const tolerance = 0.001 * (inverse.best - inverse.worst);
    const rng = Rng.fromSeed(settings.seed);
    for (let k = 0; k < 300; k++) {
      const numbers = randomAdmissible(given, rng);
      // Half of them near an end, where outcomes are few.
      if (k % 2 === 1)
        for (const [issue, size] of space.sizes.entries()) if (rng.below(8) > 0) numbers[issue] = extremeOption(given, issue, size);
      const outcome = outcomeOf(space, numbers);
      const points = pointsOf(utility, unitsOf(utility, numbers));
      expect(inverse.utility(outcome)).toBe(points);
      if (!inverse.isAdmissible(outcome)) continue;
      const blur = settings.places > 15 ? 1e-12 : 0;
      const [up, down] = [inverse.atLeast(points - blur), inverse.atMost(points + blur)];
      expect([up && inverse.isAdmissible(up), down && inverse.isAdmissible(down)]).toEqual([true, true]);
      expect(worthOf(inverse, up)).toBeGreaterThanOrEqual(points - blur);
      expect(worthOf(inverse, up)).toBeLessThanOrEqual(points + tolerance);
      expect(worthOf(inverse, down)).toBeLessThanOrEqual(points + blur);
      expect(worthOf(inverse, down)).toBeGreaterThanOrEqual(points - tolerance);
    }
  },
);

function extremeOption({ utility }: UtilityToInvert, issue: number, size: number): number {
  const table = utility.tables[issue] ?? [];
  return Array.from({ length: size }, (_, option) => option).reduce((best, option) =>
    (table[option] ?? 0n) > (table[best] ?? 0n) ? option : best,
  );
}

test.each(LARGE)("in a space too large to list (seed $seed), both ends, the count and the first ranks are exact", (settings) => {
  const given = randomUtility(settings);
  const inverse = present(inverseUtility(given));
  expect(worthOf(inverse, inverse.atLeast(inverse.best))).toBe(inverse.best);
  expect(worthOf(inverse, inverse.atMost(inverse.worst))).toBe(inverse.worst);
  expect([inverse.atLeast(inverse.best * 1.001), inverse.atMost(inverse.worst - 0.001)]).toEqual([null, null]);
  if (given.excluded.length === 0) expect(inverse.count).toBe(given.space.combinations);
  else expect(inverse.count < given.space.combinations).toBe(true);
  const ranked = Array.from({ length: 300 }, (_, k) => worthOf(inverse, inverse.ranked(k)));
  expect(ranked[0]).toBe(inverse.best);
  expect(ranked).toEqual(ranked.toSorted((a, b) => b - a));
  expect(new Set(ranked.map((_, k) => JSON.stringify(inverse.ranked(k)))).size).toBe(300);
  if (given.utility.terms.length > 0 || given.excluded.length > 0) return;
  // With no ties between issues, the second best changes the issue where the next option costs least.
  const gaps = given.utility.tables.map((table) => {
    const [first = 0n, second = 0n] = table.toSorted((a, b) => (a > b ? -1 : 1));
    return first - second;
  });
  const smallest = gaps.reduce((low, gap) => (gap < low ? gap : low));
  const top = given.utility.tables.reduce((sum, table) => sum + table.reduce((a, b) => (a > b ? a : b)), given.utility.constant);
  expect(ranked[1]).toBe(pointsOf(given.utility, top - smallest));
});

test("the same space is answered in the same way twice", () => {
  const settings: RandomUtilitySettings = { sizes: Array(30).fill(8), seed: 21, places: 12, terms: 3, exclusions: 2 };
  const answers = [0, 1].map(() => {
    const inverse = present(gridUtility(randomUtility(settings)));
    const rng = Rng.fromSeed(5);
    const targets = Array.from({ length: 50 }, () => inverse.worst + rng.float() * (inverse.best - inverse.worst));
    const scores = settings.sizes.map((size) => Array.from({ length: size }, () => rng.float()));
    return targets.map((target) => [
      inverse.atLeast(target),
      inverse.atMost(target),
      inverse.between(target, Infinity, rng),
      inverse.bestFor(scores, target - 1, target),
    ]);
  });
  expect(answers[0]).toEqual(answers[1]);
});
