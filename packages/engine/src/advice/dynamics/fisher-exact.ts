/** Two rows of counts: how often something happened, and how often not. */
export interface TwoByTwo {
  readonly hits: readonly [number, number];
  readonly misses: readonly [number, number];
}

/** Tables this little more likely than the one seen count as just as likely: doubles round. */
const ROUNDING = 1e-9;

/**
 * How often chance alone makes a table at least as unlikely as this one, its sums being as they are: Fisher's exact test, two-sided
 * (Fisher 1935). 0 to 1; 1 where a row or a column is empty. Whole numbers, 0 or more. Cost: as the square of the counts.
 */
export function fisherExact({ hits, misses }: TwoByTwo): number {
  const [first, second] = [hits[0] + misses[0], hits[1] + misses[1]];
  const all = hits[0] + hits[1];
  const logChance = (k: number): number => logChoose(first, k) + logChoose(second, all - k);
  const seen = logChance(hits[0]);
  let [unlikely, total] = [0, 0];
  for (let k = Math.max(0, all - second); k <= Math.min(first, all); k++) {
    const weight = Math.exp(logChance(k) - seen);
    total += weight;
    if (weight <= 1 + ROUNDING) unlikely += weight;
  }
  return Math.min(1, unlikely / total);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
}
