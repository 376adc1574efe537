import { ONE, type Rational, rationalFromNumber, subtract } from "../../lib/rational.ts";
import type { Draw } from "./detection.ts";

/** Slow and obvious: the sum as it is written, over big integers. The fraction is not in lowest terms, which would take minutes. */
export function exactlyMissed({ items, defects, sample, instrument }: Draw): Rational {
  const overlook = subtract(ONE, rationalFromNumber(instrument));
  let [num, power, scale] = [0n, 1n, overlook.den ** BigInt(defects)];
  for (let j = 0; j <= defects && power > 0n; j++) {
    num += choose(defects, j) * choose(items - defects, sample - j) * power * scale;
    power *= overlook.num;
    scale /= overlook.den;
  }
  return { num, den: choose(items, sample) * overlook.den ** BigInt(defects) };
}

const FACTORIALS = [1n];

function factorial(n: number): bigint {
  for (let i = FACTORIALS.length; i <= n; i++) FACTORIALS.push((FACTORIALS[i - 1] ?? 1n) * BigInt(i));
  return FACTORIALS[n] ?? 1n;
}

export const choose = (n: number, k: number): bigint => (k < 0 || k > n ? 0n : factorial(n) / (factorial(k) * factorial(n - k)));
