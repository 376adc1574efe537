import { Rng } from "../lib/rng.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Resamples behind each interval. */
export const RESAMPLES = 1000;

/** From so many groups on means of resamples are spread as the normal distribution has it, to the digits that are shown; drawing them would take minutes. */
const MANY = 5000;

/** 97.5 % point of the normal distribution. */
const NORMAL_QUANTILE = 1.959963984540054;

export interface IntervalSettings {
  readonly seed: number;
  /** By row, from 0 up, each number first seen after all lower ones: rows of one group are drawn together, for what repeats is no new evidence. */
  readonly groups: ArrayLike<number>;
}

/**
 * 95 % intervals for the means of columns whose values belong together row by row: percentile bootstrap over groups of rows (Efron 1979),
 * the same for all columns; the normal interval from 5,000 groups on. Null for columns without rows; of no width for one group. The same
 * seed and rows give the same intervals.
 */
export function meanIntervals(columns: readonly Float64Array[], { seed, groups }: IntervalSettings): readonly (Interval | null)[] {
  const rows = columns[0]?.length ?? 0;
  if (rows === 0) return columns.map(() => null);
  const counts = sumsOf(new Float64Array(rows).fill(1), groups);
  const sums = columns.map((column) => sumsOf(column, groups));
  return counts.length < MANY ? percentileIntervals(sums, counts, seed) : sums.map((sum) => normalInterval(sum, counts));
}

/** By group. */
function sumsOf(column: Float64Array, groups: ArrayLike<number>): Float64Array {
  let size = 0;
  for (let row = 0; row < column.length; row++) size = Math.max(size, (groups[row] ?? 0) + 1);
  const sums = new Float64Array(size);
  for (let row = 0; row < column.length; row++) sums[groups[row] ?? 0] = (sums[groups[row] ?? 0] ?? 0) + (column[row] ?? 0);
  return sums;
}

function percentileIntervals(columns: readonly Float64Array[], counts: Float64Array, seed: number): Interval[] {
  const rng = Rng.fromSeed(seed);
  const size = counts.length;
  const drawn = new Uint32Array(size);
  const means = columns.map(() => new Float64Array(RESAMPLES));
  for (let k = 0; k < RESAMPLES; k++) {
    for (let row = 0; row < size; row++) drawn[row] = rng.below(size);
    let rows = 0;
    for (let row = 0; row < size; row++) rows += counts[drawn[row] ?? 0] ?? 0;
    for (const [c, column] of columns.entries()) {
      let sum = 0;
      for (let row = 0; row < size; row++) sum += column[drawn[row] ?? 0] ?? 0;
      const target = means[c];
      if (target !== undefined) target[k] = sum / rows;
    }
  }
  return means.map((each) => {
    each.sort();
    return { low: each[Math.floor(RESAMPLES * 0.025)] ?? 0, high: each[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0 };
  });
}

/** With the variance of a quotient of sums over groups. */
function normalInterval(sums: Float64Array, counts: Float64Array): Interval {
  const rows = counts.reduce((total, count) => total + count, 0);
  const mean = sums.reduce((total, sum) => total + sum, 0) / rows;
  const squares = sums.reduce((total, sum, group) => total + (sum - mean * (counts[group] ?? 0)) ** 2, 0);
  const reach = (NORMAL_QUANTILE * Math.sqrt((squares * sums.length) / (sums.length - 1))) / rows;
  return { low: mean - reach, high: mean + reach };
}

/** NaN for nothing. Summed in order. */
export const meanOf = (column: ArrayLike<number>): number => {
  let sum = 0;
  for (let row = 0; row < column.length; row++) sum += column[row] ?? 0;
  return sum / column.length;
};
