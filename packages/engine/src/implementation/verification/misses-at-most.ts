import { ONE, type Rational, rationalFromNumber, subtract } from "../../lib/rational.ts";
import type { Draw } from "./detection.ts";

/**
 * Whether the chance that a sample misses every defect is at most `miss`, decided in whole numbers: ties are ties. Every
 * figure counts as the decimal that a person reads. Cost: about the square of the smaller of sample and defects.
 */
export function missesAtMost({ items, defects, sample, instrument }: Draw, miss: Rational): boolean {
  // Which items are defective and which are looked at may be swapped; with the smaller as the sample, binomials stay small.
  const few = Math.min(defects, sample);
  const many = Math.max(defects, sample);
  const overlook = subtract(ONE, rationalFromNumber(instrument));
  const least = Math.max(0, few + many - items);
  let [fromMany, fromRest] = [binomial(many, least), binomial(items - many, few - least)];
  let power = overlook.num ** BigInt(least) * overlook.den ** BigInt(few - least);
  let sum = 0n;
  for (let j = least; j <= few; j++) {
    sum += fromMany * fromRest * power;
    if (j === few || overlook.num === 0n) break;
    fromMany = (fromMany * BigInt(many - j)) / BigInt(j + 1);
    fromRest = (fromRest * BigInt(few - j)) / BigInt(items - many - few + j + 1);
    power = (power / overlook.den) * overlook.num;
  }
  return sum * miss.den <= miss.num * binomial(items, few) * overlook.den ** BigInt(few);
}

function binomial(n: number, k: number): bigint {
  let value = 1n;
  for (let i = 0; i < k; i++) value = (value * BigInt(n - i)) / BigInt(i + 1);
  return value;
}
