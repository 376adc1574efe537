import { exactArithmetic } from "../lib/arithmetic.ts";
import { lessThan, type Rational, rationalFromNumber } from "../lib/rational.ts";
import type { Alternative } from "../model/alternative.ts";
import { likely, type Quantity } from "../model/quantity.ts";
import { reservationValue } from "../model/reservation-value.ts";

export interface BestAlternatives {
  /** By alternative, in points. */
  readonly values: readonly Rational[];
  /** Which of them are worth most: one, or all that tie, ascending. Empty where there are none. */
  readonly best: readonly number[];
}

/**
 * What each course of action without agreement is worth, and which a party would take. A tree is folded back to its root
 * (Raiffa 1968): a chance node is worth the mean of its branches, a choice node its best branch, less the cost on the way.
 *
 *   V = sum of p v / sum of p, less cost
 *
 * `figure` picks the figure of each stated number; its likely one unless said otherwise. Exact for the figures picked.
 */
export function bestAlternatives(alternatives: readonly Alternative[], figure: (quantity: Quantity) => number = likely): BestAlternatives {
  const reckoner = { ...exactArithmetic, figure: (quantity: Quantity) => rationalFromNumber(figure(quantity)) };
  const values = alternatives.map((alternative) => reservationValue({ kind: "alternatives", alternatives: [alternative] }, reckoner));
  const best = [...values.keys()].filter((i) => !values.some((value) => lessThan(values[i] ?? value, value)));
  return { values, best };
}
