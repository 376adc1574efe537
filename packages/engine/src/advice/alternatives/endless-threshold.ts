import { type Arrivals, expectedMax, type Waiting } from "./stopping.ts";

/**
 * What it is worth to go on when offers never end: the ξ for which
 *
 *   ξ = discount · E[max(X, ξ)] − cost
 *
 * Take the first offer worth at least ξ. For offers even from 0 to 1: 1 − √(2·cost) without discount, (1 − √(1 − δ²))/δ without cost.
 * Exact in closed form, up to doubles. Below the worst offer there is only ξ = discount · E[X] − cost: then every offer is taken. With
 * neither discount nor cost the best offer is waited for. Where even the best offer is a loss that waiting makes smaller, no offer is taken:
 * ξ = −cost / (1 − discount), above them all.
 */
export function endlessThreshold(arrivals: Arrivals, waiting: Waiting): number {
  const { discount, cost } = waiting;
  const whole = discount * expectedMax(arrivals, -Infinity) - cost;
  if (whole <= worstOf(arrivals)) return whole;
  if (arrivals.kind === "discrete") return discreteThreshold(arrivals.offers, waiting);
  const { low, high } = arrivals;
  // With y = high − ξ: discount/(2 (high − low)) · y² + (1 − discount) · y = (1 − discount) · high + cost.
  const [square, linear, constant] = [discount / (2 * (high - low)), 1 - discount, (1 - discount) * high + cost];
  if (constant < 0) return -cost / linear;
  // This form of the root loses no digits where the square term is small.
  const root = linear + Math.sqrt(linear * linear + 4 * square * constant);
  return root > 0 ? high - (2 * constant) / root : high;
}

const worstOf = (arrivals: Arrivals): number =>
  arrivals.kind === "uniform"
    ? arrivals.low
    : arrivals.offers.reduce((worst, { value, probability }) => (probability > 0 ? Math.min(worst, value) : worst), Infinity);

/** On the piece where just the best k values are above it: ξ · (1 − discount · (1 − P)) = discount · Σ p v − cost. */
function discreteThreshold(offers: Extract<Arrivals, { readonly kind: "discrete" }>["offers"], { discount, cost }: Waiting): number {
  const sorted = offers.filter(({ probability }) => probability > 0).toSorted((a, b) => b.value - a.value);
  const best = sorted[0]?.value ?? -Infinity;
  if (discount < 1 && -cost / (1 - discount) > best) return -cost / (1 - discount);
  let [chance, sum, threshold] = [0, 0, -Infinity];
  for (const [k, { value, probability }] of sorted.entries()) {
    chance += probability;
    sum += probability * value;
    threshold = (discount * sum - cost) / (1 - discount * (1 - chance));
    if (threshold >= (sorted[k + 1]?.value ?? -Infinity)) break;
  }
  // Above the best it could only be by rounding, and then no offer would ever be taken.
  return Math.min(threshold, best);
}
