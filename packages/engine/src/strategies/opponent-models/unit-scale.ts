/**
 * Scores [issue][option] moved and stretched, all alike, so that their sum over an outcome goes from 0 (worst) to 1 (best); which of two
 * outcomes is better, and how much better than another difference, stays. All 0 where every outcome has the same sum.
 */
export function onUnitScale(scores: readonly (readonly number[])[]): number[][] {
  const least = scores.map((row) => Math.min(...row));
  const range = scores.reduce((sum, row, issue) => sum + Math.max(...row) - (least[issue] ?? 0), 0);
  return scores.map((row, issue) => row.map((score) => (range > 0 ? (score - (least[issue] ?? 0)) / range : 0)));
}
