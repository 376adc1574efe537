import type { Bargain, Deal, Worths } from "./zeuthen-deals.ts";

/** What Zeuthen's rule says a party should do next. */
export type ZeuthenStep = { readonly kind: "offer"; readonly deal: Deal } | { readonly kind: "accept" };

export interface Positions {
  /** What each side has offered last. */
  readonly mine: Worths;
  readonly theirs: Worths;
  /** On equal risks the first party of the session concedes. */
  readonly isFirst: boolean;
}

/** As `zeuthen` in analysis, one step at a time and from either side; where the other must concede, the own offer stays. Exact. */
export function zeuthenStep(bargain: Bargain, { mine, theirs, isFirst }: Positions): ZeuthenStep {
  const { deals } = bargain;
  if (theirs.mine >= mine.mine) return { kind: "accept" };
  const found = deals.findIndex((deal) => deal.mine <= mine.mine);
  const place = found < 0 ? deals.length - 1 : found;
  const current = deals[place];
  const order = compareRisks(bargain, mine, theirs);
  if (current !== undefined && (order > 0 || (order === 0 && !isFirst))) return { kind: "offer", deal: current };
  for (const deal of deals.slice(place + 1)) {
    if (theirs.mine >= deal.mine) break;
    if (compareRisks(bargain, deal, theirs) > 0) return { kind: "offer", deal };
  }
  return { kind: "accept" };
}

/**
 * The sign of own risk - other's risk: risk = (u(own offer) - u(other's offer)) / (u(own offer) - d), 1 where the denominator is not
 * above 0. Fractions of whole numbers, compared crosswise.
 */
function compareRisks({ disagreement }: Bargain, mine: Worths, theirs: Worths): number {
  const [a, b] = risk({ own: mine.mine, others: theirs.mine, disagreement: disagreement.mine });
  const [c, d] = risk({ own: theirs.theirs, others: mine.theirs, disagreement: disagreement.theirs });
  const difference = a * d - c * b;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

interface Side {
  readonly own: bigint;
  readonly others: bigint;
  readonly disagreement: bigint;
}

const risk = ({ own, others, disagreement }: Side): readonly [bigint, bigint] =>
  own > disagreement ? [own - others, own - disagreement] : [1n, 1n];
