import { add, divide, rationalFromNumber, subtract, toNumber } from "../lib/rational.ts";
import type { Alternative } from "../model/alternative.ts";
import { likely, type Quantity } from "../model/quantity.ts";
import { bestAlternatives } from "./best-alternatives.ts";

/**
 * How likely the first branch of a chance with two branches would have to be for the whole to be worth just as much as an
 * offer in hand (Siedel, decision trees for a BATNA):
 *
 *   p = (offer + cost - v2) / (v1 - v2)
 *
 * `offer` is in the party's own points. Where the first branch is the better one, waiting beats the offer above p; where it is
 * the worse one, below p. Below 0 or above 1: no probability makes them equal, and one of the two is always better. Null
 * where both branches are worth the same, and for an alternative that is not a chance with two branches.
 * `figure` picks the figure of each stated number; its likely one unless said otherwise. Exact, rounded once.
 */
export function breakEvenProbability(
  alternative: Alternative,
  offer: number,
  figure: (quantity: Quantity) => number = likely,
): number | null {
  if (alternative.kind !== "chances" || alternative.chances.length !== 2) return null;
  const [first, second] = bestAlternatives(
    alternative.chances.map((chance) => chance.then),
    figure,
  ).values;
  if (first === undefined || second === undefined) return null;
  const difference = subtract(first, second);
  if (difference.num === 0n) return null;
  const cost = rationalFromNumber(alternative.cost === undefined ? 0 : figure(alternative.cost));
  return toNumber(divide(subtract(add(rationalFromNumber(offer), cost), second), difference));
}
