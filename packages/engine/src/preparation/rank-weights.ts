import type { Range } from "../model/quantity.ts";

/**
 * Rank-order centroid: the mean of all weights that sum to 1 and descend (Barron and Barrett 1996). The k-th of n gets
 * (1/n) (1/k + 1/(k+1) + … + 1/n). Empty for none.
 */
export function rankWeights(count: number): number[] {
  return Array.from({ length: count }, (_, k) => harmonicTail(count, k, 1) / count);
}

/** What a rank alone leaves open: the k-th of n weights that descend and sum to 1 is at most 1/k, and only the first cannot be 0. */
export function rankIntervals(count: number): Range[] {
  return rankWeights(count).map((likely, k) => ({ low: k === 0 ? 1 / count : 0, likely, high: 1 / (k + 1) }));
}

/** The standard deviation of each rank's weight, where all weights that sum to 1 are as likely. */
export function rankDeviations(count: number): number[] {
  return Array.from({ length: count }, (_, k) => {
    const [sum, squares] = [harmonicTail(count, k, 1), harmonicTail(count, k, 2)];
    // The k-th largest of the pieces is a sum of the pieces themselves, the i-th divided by i.
    return Math.sqrt(Math.max(0, count * squares - sum * sum) / (count + 1)) / count;
  });
}

function harmonicTail(count: number, from: number, power: number): number {
  let sum = 0;
  for (let i = count; i > from; i--) sum += i ** -power;
  return sum;
}
