import { add, divide, lessThan, multiply, type Rational, rationalFromNumber, subtract, toNumber, ZERO } from "../../lib/rational.ts";
import { type Distribution, exactProspects } from "./distribution.ts";

/** Something that may be looked into at a cost, which shows what it is worth. */
export interface Box {
  readonly name: string;
  /** Points, 0 or more. */
  readonly cost: number;
  /** Of what is found, the cost not taken off. */
  readonly worth: Distribution;
}

/**
 * What one would have to hold already for looking into a box to be just not worth its cost (Weitzman 1979, "Optimal search for the best
 * alternative"): the z for which
 *
 *   cost = E[max(0, X − z)]
 *
 * Exact for the figures given, and rounded once. Without a cost it is the best that the box can hold.
 */
export const reservationPrice = (box: Box): number => toNumber(exactReservationPrice(box));

/** E[max(0, X − z)] falls in straight pieces as z rises, so z is found on the piece that crosses the cost. Linear in the values. */
export function exactReservationPrice({ cost, worth }: Box): Rational {
  if (!(cost >= 0)) throw new Error(`Expected a cost of 0 or more, got ${cost}`);
  const prospects = exactProspects(worth).toReversed();
  const price = rationalFromNumber(cost);
  let [chance, sum] = [ZERO, ZERO];
  for (const [k, { value, probability }] of prospects.entries()) {
    chance = add(chance, probability);
    sum = add(sum, multiply(probability, value));
    const z = divide(subtract(sum, price), chance);
    const next = prospects[k + 1];
    if (next === undefined || !lessThan(z, next.value)) return z;
  }
  throw new Error("Expected at least one value");
}
