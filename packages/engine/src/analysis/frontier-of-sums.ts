import type { Condition } from "../model/condition.ts";
import { combinationsOf } from "./for-each-block.ts";
import { groupFrontier } from "./group-frontier.ts";
import { issueGroups } from "./issue-groups.ts";
import { mergeFrontiers } from "./merge-frontiers.ts";
import { emptySum, type PartialFrontier } from "./partial-frontier.ts";
import type { Sums } from "./sums.ts";

/** A group with more combinations than this is not enumerated: seconds of work and hundreds of megabytes lie beyond. */
export const GROUP_LIMIT = 20_000_000;

/** The frontier group by group, so that any of its points can be traced back to an outcome. */
export interface StagedFrontier {
  readonly sums: Sums;
  readonly groups: readonly (readonly number[])[];
  /** One more than groups; the last is the frontier (constants not added). */
  readonly stages: readonly PartialFrontier[];
  /** The frontier of each group by itself. */
  readonly parts: readonly PartialFrontier[];
}

export const tyingConditions = (sums: Sums): Condition[] => [...sums.terms.map((term) => term.condition), ...sums.excluded];

/** The first group too large to enumerate, if any. */
export function oversizedGroup(sums: Sums): readonly number[] | undefined {
  return issueGroups(sums.sizes.length, tyingConditions(sums)).find((group) => combinationsOf(sums, group) > GROUP_LIMIT);
}

/** Needs every group within GROUP_LIMIT. Empty where every outcome is excluded. */
export function frontierOfSums(sums: Sums): StagedFrontier {
  const groups = issueGroups(sums.sizes.length, tyingConditions(sums));
  const parts = groups.map((group) => groupFrontier(sums, group));
  const order = groups.map((_, g) => g).sort((a, b) => (parts[a]?.length ?? 0) - (parts[b]?.length ?? 0) || a - b);
  const stages = [emptySum(sums.parties)];
  for (const g of order) stages.push(mergeFrontiers(stages.at(-1) ?? emptySum(sums.parties), parts[g] ?? emptySum(sums.parties)));
  return { sums, groups: order.map((g) => groups[g] ?? []), stages, parts: order.map((g) => parts[g] ?? emptySum(sums.parties)) };
}

/** Option numbers of the outcome that stands for a point of the last stage. */
export function traceOutcome({ sums, groups, stages }: StagedFrontier, place: number): Uint32Array {
  const numbers = new Uint32Array(sums.sizes.length);
  let at = place;
  for (let g = groups.length; g > 0; g--) {
    const stage = stages[g];
    writeCombination(sums, groups[g - 1] ?? [], stage?.combination[at] ?? 0, numbers);
    at = stage?.previous[at] ?? 0;
  }
  return numbers;
}

/** Sets the options of a group from its combination number. */
export function writeCombination(sums: Sums, group: readonly number[], combination: number, numbers: Uint32Array): void {
  let rest = combination;
  for (const issue of group.toReversed()) {
    const size = sums.sizes[issue] ?? 1;
    numbers[issue] = rest % size;
    rest = Math.floor(rest / size);
  }
}
