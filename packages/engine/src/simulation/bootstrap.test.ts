import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { meanIntervals, meanOf } from "./bootstrap.ts";

/** Each row for itself. */
const apart = (rows: number): number[] => Array.from({ length: rows }, (_, row) => row);

const intervalsOf = (columns: readonly Float64Array[], seed: number) =>
  meanIntervals(columns, { seed, groups: apart(columns[0]?.length ?? 0) });

/** How often the interval of a sample of `size` draws holds the true mean. */
function coverage(size: number, trials: number, draw: (rng: Rng) => number, mean: number): number {
  const rng = Rng.fromSeed(17);
  let held = 0;
  for (let k = 0; k < trials; k++) {
    const [interval] = intervalsOf([Float64Array.from({ length: size }, () => draw(rng))], k);
    if (interval && interval.low <= mean && mean <= interval.high) held++;
  }
  return held / trials;
}

test("intervals hold the true mean about 95 times of 100, for an even and for a skewed distribution", () => {
  expect(coverage(60, 400, (rng) => rng.float(), 0.5)).toBeGreaterThan(0.91);
  expect(coverage(60, 400, (rng) => rng.float(), 0.5)).toBeLessThan(0.98);
  expect(coverage(60, 400, (rng) => -Math.log(1 - rng.float()), 1)).toBeGreaterThan(0.89);
});

test("beyond 5,000 rows the interval is the normal one, and joins the resampled one without a step", () => {
  const rng = Rng.fromSeed(4);
  const column = Float64Array.from({ length: 5000 }, () => rng.float());
  const [normal] = intervalsOf([column], 1);
  const [resampled] = intervalsOf([column.slice(1)], 1);
  // The width is 2 × 1.96 × √(1/12) / √5000 = 0.0160.
  expect((normal?.high ?? 0) - (normal?.low ?? 0)).toBeCloseTo(0.016, 3);
  expect(Math.abs((normal?.low ?? 0) - (resampled?.low ?? 0))).toBeLessThan(0.001);
  expect(Math.abs((normal?.high ?? 0) - (resampled?.high ?? 0))).toBeLessThan(0.001);
});

test("columns are resampled row by row: a column and its mirror image have mirrored intervals", () => {
  const rng = Rng.fromSeed(4);
  const column = Float64Array.from({ length: 40 }, () => rng.below(10));
  const [one, other] = intervalsOf([column, column.map((value) => -value)], 8);
  expect(other).toEqual({ low: -(one?.high ?? 0), high: -(one?.low ?? 0) });
});

test("the same seed gives the same interval, another seed another one", () => {
  const rng = Rng.fromSeed(4);
  const columns = [Float64Array.from({ length: 40 }, () => rng.float())];
  expect(intervalsOf(columns, 1)).toEqual(intervalsOf(columns, 1));
  expect(intervalsOf(columns, 1)).not.toEqual(intervalsOf(columns, 2));
});

test("what is repeated is no new evidence: ten copies of each row have the interval of one, below and beyond 5,000", () => {
  const rng = Rng.fromSeed(4);
  for (const rows of [40, 6000]) {
    const column = Float64Array.from({ length: rows }, () => rng.float());
    const copies = Float64Array.from({ length: 10 * rows }, (_, row) => column[Math.floor(row / 10)] ?? 0);
    const [alone] = intervalsOf([column], 3);
    const [repeated] = meanIntervals([copies], { seed: 3, groups: apart(10 * rows).map((row) => Math.floor(row / 10)) });
    expect(repeated?.low).toBeCloseTo(alone?.low ?? Number.NaN, 12);
    expect(repeated?.high).toBeCloseTo(alone?.high ?? Number.NaN, 12);
  }
});

test("a group counts for as many rows as it has", () => {
  const values = Float64Array.of(1, 1, 1, 0);
  const [interval] = meanIntervals([values], { seed: 1, groups: [0, 0, 0, 1] });
  expect(interval).toEqual({ low: 0, high: 1 });
  const [single] = meanIntervals([values], { seed: 1, groups: [0, 0, 0, 0] });
  expect(single).toEqual({ low: 0.75, high: 0.75 });
});

test("nothing has no interval, and one value, or equal ones, an interval of no width", () => {
  expect(intervalsOf([new Float64Array(0)], 1)).toEqual([null]);
  expect(intervalsOf([], 1)).toEqual([]);
  expect(intervalsOf([Float64Array.of(3)], 1)).toEqual([{ low: 3, high: 3 }]);
  expect(intervalsOf([new Float64Array(9).fill(0.5)], 1)).toEqual([{ low: 0.5, high: 0.5 }]);
  expect(meanOf([])).toBeNaN();
});
