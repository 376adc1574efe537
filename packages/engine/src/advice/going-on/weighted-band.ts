/** In the unit of what was drawn. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

export interface Weighted {
  readonly value: number;
  /** The weights of all sum to 1. */
  readonly weight: number;
}

/** What the band leaves out at either end. */
const TAIL = 0.05;

/**
 * The band that one more draw falls into nine times of ten. It is a draw like the others, so it lies below the k-th smallest of N equally
 * likely ones k times of N + 1; between draws the line is straight, beyond the outermost the band ends at them. At least one.
 */
export function weightedBand(draws: readonly Weighted[]): Band {
  const sorted = draws.filter(({ weight }) => weight > 0).toSorted((a, b) => a.value - b.value);
  const effective = 1 / draws.reduce((sum, { weight }) => sum + weight ** 2, 0);
  // Both ends are found from outside, so that a draw of hardly any weight does not move the one more than it would the other.
  return { low: tail(sorted, effective), high: tail(sorted.toReversed(), effective) };
}

/** From the first draw inwards, until what the band leaves out lies behind. */
function tail(sorted: readonly Weighted[], effective: number): number {
  let [below, previous, value] = [0, 0, sorted[0]?.value ?? 0];
  for (const each of sorted) {
    below += (each.weight * effective) / (effective + 1);
    if (below >= TAIL) {
      const share = previous === 0 ? 1 : (TAIL - previous) / (below - previous);
      return value + share * (each.value - value);
    }
    [previous, value] = [below, each.value];
  }
  return value;
}
