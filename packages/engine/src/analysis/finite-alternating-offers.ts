export interface FiniteTalks {
  /** Of the party that makes the first offer, and of the other: what a share keeps of its worth from one turn to the next, 0 to 1. */
  readonly proposerDiscount: number;
  readonly responderDiscount: number;
  /** How many offers can be made in all, the two parties in turn. At least 1. */
  readonly turns: number;
}

/**
 * The share of a pie of size 1 that the first proposer gets when the number of turns is known to both, by backward induction
 * (Ståhl 1972): the last to offer takes all; before that, whoever offers leaves the other what waiting is worth to it.
 *
 *   x(1) = 1, x(k) = 1 - d(responder) x(k - 1), with k turns left
 *
 * The other party gets the rest. From 0 to 1; tends to Rubinstein's share (alternatingOffers) as turns grow. Turns that are not
 * a whole number above 0, and discounts outside 0 to 1, throw. Cost linear in turns.
 */
export function finiteAlternatingOffers(talks: FiniteTalks): number {
  const { proposerDiscount, responderDiscount, turns } = talks;
  if (!Number.isSafeInteger(turns) || turns < 1) throw new Error(`Expected a whole number of turns above 0, got ${turns}`);
  for (const discount of [proposerDiscount, responderDiscount]) {
    if (!(discount >= 0 && discount <= 1)) throw new Error(`Expected a discount from 0 to 1, got ${discount}`);
  }
  let share = 1;
  for (let turn = turns - 1; turn >= 1; turn--) {
    // The first proposer offers on odd turns, so the other answers.
    share = 1 - (turn % 2 === 1 ? responderDiscount : proposerDiscount) * share;
  }
  return share;
}
