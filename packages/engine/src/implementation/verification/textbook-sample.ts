import { type Rational, rationalFromNumber } from "../../lib/rational.ts";

export interface Textbook {
  /** As the formula gives it. */
  readonly raw: number;
  /** The next whole number from there. */
  readonly sample: number;
}

/**
 * The textbook's approximation of a sample size, for a perfect instrument:
 *
 *   n = M (1 - β^(1/d)),   M = N, or N - (d - 1)/2 for the mid-point version
 *
 * `doubledSize` is 2M, a whole number in both. A result that is a whole number is kept: 100 items, 1 defect, 0.7 missed is 30.
 */
export function textbookSample(doubledSize: number, defects: number, miss: number): Textbook {
  const raw = miss === 1 ? 0 : (doubledSize / 2) * -Math.expm1(Math.log(miss) / defects);
  const nearest = Math.round(raw);
  const isNear = Math.abs(raw - nearest) <= NEAR_WHOLE * Math.max(1, nearest);
  const tied = isNear && defects <= MOST_DEFECTS_IN_A_TIE;
  if (!tied) return { raw, sample: Math.ceil(raw) };
  return { raw, sample: isEnough({ doubledSize, sample: nearest, defects }, rationalFromNumber(miss)) ? nearest : nearest + 1 };
}

/** Relative: what rounding of the power may shift the result by, and more. */
const NEAR_WHOLE = 1e-9;
/** A decimal of 17 digits is no higher power of a fraction, but for 0 and 1. */
const MOST_DEFECTS_IN_A_TIE = 64;

/** n >= M (1 - β^(1/d)), said without roots: (2M - 2n)^d <= β (2M)^d. */
function isEnough(
  { doubledSize, sample, defects }: { readonly doubledSize: number; readonly sample: number; readonly defects: number },
  miss: Rational,
): boolean {
  const power = BigInt(defects);
  return BigInt(doubledSize - 2 * sample) ** power * miss.den <= miss.num * BigInt(doubledSize) ** power;
}
