import { own } from "../lib/own.ts";
import type { Rule } from "./case.ts";
import type { Combination, OptionSet } from "./combination.ts";
import type { NumberedIssue, OutcomeSpace } from "./outcome-space.ts";

/**
 * A combination with everything numbered. It holds for an outcome whose option on each of `issues` is marked in the mask
 * beside it. Issues on which every option would do are left out, so a condition ties only the issues it really depends on.
 */
export interface Condition {
  /** Ascending. Empty: always holds. */
  readonly issues: readonly number[];
  /** One a listed issue: 1 for each option meant. */
  readonly masks: readonly Uint8Array[];
}

/** Null where no outcome can meet it. Names that do not exist in the space are ignored. */
export function condition(space: OutcomeSpace, combination: Combination): Condition | null {
  return fromMasks(masksOf(space, combination));
}

/** What a rule rules out: an outcome breaks it when any of these holds. */
export function violations(space: OutcomeSpace, rule: Rule): Condition[] {
  if (rule.kind === "forbid") return present([condition(space, rule.forbid)]);
  const premise = masksOf(space, rule.if);
  const broken = [...masksOf(space, rule.then)].map(([issue, wanted]) => {
    const given = premise.get(issue);
    const unwanted = wanted.map((marked, option) => (marked === 0 && given?.[option] !== 0 ? 1 : 0));
    return fromMasks(new Map([...premise, [issue, unwanted]]));
  });
  return present(broken);
}

export function holds(condition: Condition, numbers: ArrayLike<number>): boolean {
  return condition.issues.every((issue, k) => condition.masks[k]?.[numbers[issue] ?? 0] === 1);
}

function masksOf(space: OutcomeSpace, combination: Combination): Map<number, Uint8Array> {
  const masks = new Map<number, Uint8Array>();
  for (const [i, issue] of space.issues.entries()) {
    const set = own(combination, issue.id);
    if (set !== undefined) masks.set(i, maskOf(issue, set));
  }
  return masks;
}

function maskOf(issue: NumberedIssue, set: OptionSet): Uint8Array {
  const mask = new Uint8Array(issue.options.length);
  if (isList(set)) {
    for (const option of set) {
      const number = issue.optionNumbers.get(option);
      if (number !== undefined) mask[number] = 1;
    }
    return mask;
  }
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = set;
  for (const [k, number] of (issue.numbers ?? []).entries()) mask[k] = number >= from && number <= to ? 1 : 0;
  return mask;
}

const isList = (set: OptionSet): set is Extract<OptionSet, readonly unknown[]> => Array.isArray(set);

function fromMasks(masks: ReadonlyMap<number, Uint8Array>): Condition | null {
  const needed = [...masks].filter(([, mask]) => mask.includes(0)).sort(([a], [b]) => a - b);
  if (needed.some(([, mask]) => !mask.includes(1))) return null;
  return { issues: needed.map(([issue]) => issue), masks: needed.map(([, mask]) => mask) };
}

const present = (conditions: readonly (Condition | null)[]): Condition[] => conditions.filter((item) => item !== null);
