import type { AdditiveEstimate } from "./opponent-model.ts";

/** What an outcome, by its option numbers, seems to be worth to the counterpart. */
export function estimatedUtility({ scores }: AdditiveEstimate, numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let issue = 0; issue < scores.length; issue++) sum += scores[issue]?.[numbers[issue] ?? 0] ?? 0;
  return sum;
}
