import { bestCurve, type PowerCurve, type Reading, readingVariance } from "./power-curve.ts";

/** What a family of curves says of one number. */
export interface Outlook {
  /** The mean over all curves, each weighed by how well it fits. */
  readonly likely: number;
  /** The least and the greatest, over all curves that fit nearly as well as the best. */
  readonly low: number;
  readonly high: number;
}

export interface Question {
  /** What is read off the curve of an exponent. */
  readonly reading: (exponent: number) => Reading;
  /** Of a point around its curve; above 0. */
  readonly variance: number;
}

/** A curve that fits worse than this is given up: the profile likelihood's region for 9 times in 10, one degree of freedom. */
const THRESHOLD = 2.71;

/**
 * The range takes in both that the exponent is not known and that, for each exponent, the ends are not. At least one curve. Where the
 * points say nothing about the ends, the range is infinite.
 */
export function outlook(curves: readonly PowerCurve[], { reading, variance }: Question): Outlook {
  const least = bestCurve(curves).squares;
  let [weighed, weights, low, high] = [0, 0, Infinity, -Infinity];
  for (const curve of curves) {
    const excess = (curve.squares - least) / variance;
    const read = reading(curve.exponent);
    const value = read.ofStart * curve.start + read.ofEnd * curve.end;
    const weight = Math.exp(-0.5 * excess);
    weighed += weight * value;
    weights += weight;
    if (excess > THRESHOLD) continue;
    const reach = Math.sqrt((THRESHOLD - excess) * variance * readingVariance(curve, read));
    low = Math.min(low, value - reach);
    high = Math.max(high, value + reach);
  }
  return { likely: weighed / weights, low, high };
}
