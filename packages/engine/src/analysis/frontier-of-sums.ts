import type { Condition } from "../model/condition.ts";
import { writeCombination } from "./combination-number.ts";
import { planElimination } from "./eliminate.ts";
import { eliminatedFrontier } from "./eliminated-frontier.ts";
import { combinationsOf } from "./for-each-block.ts";
import { groupFrontier } from "./group-frontier.ts";
import { issueGroups } from "./issue-groups.ts";
import { mergeFrontiers } from "./merge-frontiers.ts";
import { emptySum, type PartialFrontier } from "./partial-frontier.ts";
import type { Sums } from "./sums.ts";

/** A group with more combinations than this is not enumerated: seconds of work lie beyond. */
export const GROUP_LIMIT = 20_000_000;
/** Combinations that settling the issues of a group one by one may look at. */
const ELIMINATION_LIMIT = 1_000_000;
/** Looking at a combination in that way takes about as long as enumerating this many. */
const ELIMINATION_COST = 100;

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

/** The first group too large to enumerate and too tightly tied to settle issue by issue, if any. */
export function oversizedGroup(sums: Sums): readonly number[] | undefined {
  const groups = issueGroups(sums.sizes.length, tyingConditions(sums));
  return groups.find((group) => combinationsOf(sums, group) > GROUP_LIMIT && !canEliminate(sums, group));
}

/** Whether settling the issues of the group one by one is possible and quicker than enumerating it. */
export function canEliminate(sums: Sums, group: readonly number[]): boolean {
  if (group.length < 3) return false;
  const { work } = planElimination(sums, group);
  return work <= ELIMINATION_LIMIT && work * ELIMINATION_COST < combinationsOf(sums, group);
}

/** How much there is to look at, in combinations to enumerate. */
export const frontierWork = (sums: Sums): number =>
  issueGroups(sums.sizes.length, tyingConditions(sums)).reduce(
    (total, group) =>
      total + (canEliminate(sums, group) ? ELIMINATION_COST * planElimination(sums, group).work : combinationsOf(sums, group)),
    0,
  );

/** Needs every group within GROUP_LIMIT. Empty where every outcome is excluded. */
export function frontierOfSums(sums: Sums): StagedFrontier {
  const groups = issueGroups(sums.sizes.length, tyingConditions(sums));
  const parts = groups.map((group) => (canEliminate(sums, group) ? eliminatedFrontier(sums, group) : groupFrontier(sums, group)));
  const order = groups.map((_, g) => g).sort((a, b) => (parts[a]?.length ?? 0) - (parts[b]?.length ?? 0) || a - b);
  const stages = [emptySum(sums.parties)];
  for (const g of order) stages.push(mergeFrontiers(stages.at(-1) ?? emptySum(sums.parties), parts[g] ?? emptySum(sums.parties)));
  return { sums, groups: order.map((g) => groups[g] ?? []), stages, parts: order.map((g) => parts[g] ?? emptySum(sums.parties)) };
}

/** Option numbers of the outcome that stands for a point of the last stage. */
export function traceOutcome({ sums, groups, stages, parts }: StagedFrontier, place: number): Uint32Array {
  const numbers = new Uint32Array(sums.sizes.length);
  let at = place;
  for (let g = groups.length; g > 0; g--) {
    const stage = stages[g];
    const combination = stage?.combination[at] ?? 0;
    const write = parts[g - 1]?.write;
    if (write) write(combination, numbers);
    else writeCombination({ sizes: sums.sizes, issues: groups[g - 1] ?? [] }, combination, numbers);
    at = stage?.previous[at] ?? 0;
  }
  return numbers;
}
