/** Offers that come one by one, each independent of the others: evenly spread from low to high, or one of some values. */
export type Arrivals =
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "discrete"; readonly offers: readonly { readonly value: number; readonly probability: number }[] };

/** What waiting for the next offer does. */
export interface Waiting {
  /** What a point that comes one offer later is worth now: above 0, at most 1. */
  readonly discount: number;
  /** Of seeing one more offer, in points; 0 or more. */
  readonly cost: number;
}

/**
 * What it is worth to go on with 1, 2, … k offers left, no offer taken back up once it was let go: take the offer in hand where it is worth
 * at least that. With nothing left there is `fallback`, no agreement.
 *
 *   w(1) = discount · E[max(X, fallback)] − cost,   w(k) = discount · E[max(X, w(k − 1))] − cost
 *
 * For offers even from 0 to 1, no discount and no cost, Moser's thresholds (Moser 1956). Ascending only where waiting is cheap.
 */
export function stoppingThresholds(
  arrivals: Arrivals,
  { offers, fallback, discount, cost }: Waiting & { readonly offers: number; readonly fallback: number },
): readonly number[] {
  const thresholds: number[] = [];
  for (let left = 1; left <= offers; left++) thresholds.push(discount * expectedMax(arrivals, thresholds.at(-1) ?? fallback) - cost);
  return thresholds;
}

/** E[max(X, floor)]. */
export function expectedMax(arrivals: Arrivals, floor: number): number {
  if (arrivals.kind === "discrete")
    return arrivals.offers.reduce((sum, { value, probability }) => sum + probability * Math.max(value, floor), 0);
  const { low, high } = arrivals;
  if (floor >= high) return floor;
  if (floor <= low) return (low + high) / 2;
  return floor + (high - floor) ** 2 / (2 * (high - low));
}
