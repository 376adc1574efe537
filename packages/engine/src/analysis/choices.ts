import { writeCombination } from "./combination-number.ts";

/**
 * Options chosen for some issues: a combination of them, or two sets of choices joined; null where nothing is chosen.
 * Joined choices share their parts, so joining costs the same however many issues are settled.
 */
export type Choices =
  | { readonly issues: readonly number[]; readonly combination: number }
  | { readonly left: Choices; readonly right: Choices }
  | null;

/** Sets the options chosen, and no others. */
export function writeChoices(choices: Choices, sizes: readonly number[], numbers: Uint32Array): void {
  const waiting: Choices[] = [choices];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === null) continue;
    if ("issues" in next) writeCombination({ sizes, issues: next.issues }, next.combination, numbers);
    else waiting.push(next.left, next.right);
  }
}
