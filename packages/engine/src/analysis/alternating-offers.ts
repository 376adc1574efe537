/** What each party gets of a pie of size 1. */
export interface Shares {
  /** The party that makes the first offer. */
  readonly proposer: number;
  readonly responder: number;
}

/**
 * The only subgame-perfect division of a pie when two parties make offers in turn without a last turn (Rubinstein 1982):
 *
 *   proposer (1 - d2) / (1 - d1 d2), responder d2 (1 - d1) / (1 - d1 d2)
 *
 * A discount is what the party's share keeps of its worth from one turn to the next, 0 to 1. The first offer is accepted.
 * A party with discount 1 can wait for ever and gets all; 0 for the responder leaves it nothing. Both 1: every division is an
 * equilibrium, so null. A discount outside 0 to 1, or NaN, throws.
 */
export function alternatingOffers(proposerDiscount: number, responderDiscount: number): Shares | null {
  for (const discount of [proposerDiscount, responderDiscount]) {
    if (!(discount >= 0 && discount <= 1)) throw new Error(`Expected a discount from 0 to 1, got ${discount}`);
  }
  const scale = 1 - proposerDiscount * responderDiscount;
  if (scale === 0) return null;
  return { proposer: (1 - responderDiscount) / scale, responder: (responderDiscount * (1 - proposerDiscount)) / scale };
}
