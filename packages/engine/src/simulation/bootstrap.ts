import { Rng } from "../lib/rng.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Resamples behind each interval. */
export const RESAMPLES = 1000;

/** From so many values on the means of resamples are spread as the normal distribution has it, to the digits that are shown; drawing them would take minutes. */
const MANY = 5000;

/** 97.5 % point of the normal distribution. */
const NORMAL_QUANTILE = 1.959963984540054;

/**
 * 95 % intervals for the means of columns whose values belong together row by row: percentile bootstrap over rows (Efron 1979), the same
 * rows for all columns; the normal interval from 5,000 rows on. Null for columns without rows; of no width for one row. The same seed and
 * rows give the same intervals.
 */
export function meanIntervals(columns: readonly Float64Array[], seed: number): readonly (Interval | null)[] {
  const rows = columns[0]?.length ?? 0;
  if (rows === 0) return columns.map(() => null);
  return rows < MANY ? percentileIntervals(columns, rows, seed) : columns.map(normalInterval);
}

function percentileIntervals(columns: readonly Float64Array[], rows: number, seed: number): Interval[] {
  const rng = Rng.fromSeed(seed);
  const drawn = new Uint32Array(rows);
  const means = columns.map(() => new Float64Array(RESAMPLES));
  for (let k = 0; k < RESAMPLES; k++) {
    for (let row = 0; row < rows; row++) drawn[row] = rng.below(rows);
    for (const [c, column] of columns.entries()) {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += column[drawn[row] ?? 0] ?? 0;
      const target = means[c];
      if (target !== undefined) target[k] = sum / rows;
    }
  }
  return means.map((each) => {
    each.sort();
    return { low: each[Math.floor(RESAMPLES * 0.025)] ?? 0, high: each[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0 };
  });
}

function normalInterval(column: Float64Array): Interval {
  const mean = meanOf(column);
  const squares = column.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const reach = (NORMAL_QUANTILE * Math.sqrt(squares / (column.length - 1))) / Math.sqrt(column.length);
  return { low: mean - reach, high: mean + reach };
}

/** NaN for nothing. Summed in order. */
export const meanOf = (column: ArrayLike<number>): number => {
  let sum = 0;
  for (let row = 0; row < column.length; row++) sum += column[row] ?? 0;
  return sum / column.length;
};
