import { add, lessThan, multiply, ONE, type Rational, rationalFromNumber, subtract, toNumber, ZERO } from "../../lib/rational.ts";
import { exactProspects, type ExactProspect, mean } from "./distribution.ts";
import { type Box, exactReservationPrice } from "./reservation-price.ts";

/** In which order to look into alternatives, and when to stop. Points. A plain value. */
export interface SearchPlan {
  /** What is in hand without looking. */
  readonly inHand: number;
  /** In the order of looking: reservation prices descending, equal ones in the order given. */
  readonly order: readonly PlannedBox[];
  /** What the whole is worth by this rule, costs taken off: no other way of searching is worth more. */
  readonly value: number;
  /** value − inHand: what searching adds, 0 or more. */
  readonly gain: number;
}

export interface PlannedBox {
  readonly name: string;
  readonly cost: number;
  /** z: look into it while the best in hand is worth less; stop when it is worth as much. */
  readonly reservationPrice: number;
  /** How likely one comes to look into it. */
  readonly chance: number;
  /** What it is worth on average, its cost taken off. Not what it is good for in a search. */
  readonly mean: number;
}

/**
 * Pandora's rule (Weitzman 1979): look into the box with the highest reservation price, as long as that is above the best in hand; then take
 * the best found. What is found stays there to be taken; boxes are independent; each is looked into at most once. Its value is
 *
 *   E[max(in hand, max over boxes of min(X, z))]
 *
 * Exact for the figures given, and rounded once. Cost: values times boxes.
 */
export function searchPlan(boxes: readonly Box[], inHand: number): SearchPlan {
  const held = rationalFromNumber(inHand);
  const opened = boxes
    .map((box) => ({ box, z: exactReservationPrice(box), prospects: exactProspects(box.worth) }))
    .toSorted((a, b) => (lessThan(b.z, a.z) ? -1 : lessThan(a.z, b.z) ? 1 : 0));
  const order = opened.map(({ box, z, prospects }, k): PlannedBox => {
    const before = opened.slice(0, k).reduce((chance, earlier) => multiply(chance, chanceBelow(earlier.prospects, z)), ONE);
    return {
      name: box.name,
      cost: box.cost,
      reservationPrice: toNumber(z),
      chance: lessThan(held, z) ? toNumber(before) : 0,
      mean: toNumber(subtract(mean(prospects), rationalFromNumber(box.cost))),
    };
  });
  const value = expectedMost(
    opened.map(({ z, prospects }) =>
      prospects.map(({ value: each, probability }) => ({ value: lessThan(z, each) ? z : each, probability })),
    ),
    held,
  );
  return { inHand, order, value: toNumber(value), gain: toNumber(subtract(value, held)) };
}

function chanceBelow(prospects: readonly ExactProspect[], bar: Rational): Rational {
  return prospects.reduce((chance, { value, probability }) => (lessThan(value, bar) ? add(chance, probability) : chance), ZERO);
}

/** E[max(least, X1, X2, …)] of independent values: each possible value above `least` times how likely it is the greatest. */
function expectedMost(all: readonly (readonly ExactProspect[])[], least: Rational): Rational {
  const values = all.flat().map(({ value }) => value);
  const above = values.filter((value) => lessThan(least, value)).toSorted((a, b) => (lessThan(a, b) ? -1 : lessThan(b, a) ? 1 : 0));
  const atMost = (bar: Rational): Rational =>
    all.reduce((chance, prospects) => {
      const over = prospects.reduce((sum, { value, probability }) => (lessThan(bar, value) ? add(sum, probability) : sum), ZERO);
      return multiply(chance, subtract(ONE, over));
    }, ONE);
  let [expected, below] = [multiply(least, atMost(least)), atMost(least)];
  for (const value of above) {
    const chance = atMost(value);
    expected = add(expected, multiply(value, subtract(chance, below)));
    below = chance;
  }
  return expected;
}
