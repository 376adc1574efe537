import type { RedLine, Rule } from "../model/case.ts";
import type { Circumstances, Combination, OptionSet } from "../model/combination.ts";
import type { CaseOrder } from "./case-order.ts";
import { named, present, type Written } from "./left-out.ts";
import { optionWord } from "./yaml-text.ts";

export function documentOfRule(rule: Rule, order: CaseOrder): Readonly<Record<string, unknown>> {
  const parts =
    rule.kind === "forbid"
      ? { forbid: documentOfCombination(rule.forbid, order) }
      : { if: documentOfCombination(rule.if, order), then: documentOfCombination(rule.then, order) };
  return { ...named(rule), ...parts, ...present({ sources: rule.sources }) };
}

export function documentOfRedLine({ until, ...rule }: RedLine, order: CaseOrder): Written {
  const evidence = until && { given: documentOfCircumstances(until.given, order), probability: until.probability };
  return { ...documentOfRule(rule, order), ...present({ until: evidence }) };
}

export const documentOfCircumstances = (circumstances: Circumstances, order: CaseOrder): ReadonlyMap<string, unknown> =>
  order.byUnknown(circumstances, (states) => (states?.length === 1 ? states[0] : states));

export const documentOfCombination = (combination: Combination, order: CaseOrder): ReadonlyMap<string, unknown> =>
  order.byIssue(combination, (set) => set && documentOfOptionSet(set));

function documentOfOptionSet(set: OptionSet): unknown {
  if (isList(set)) return set.length === 1 && set[0] !== undefined ? optionWord(set[0]) : set.map(optionWord);
  return present({ from: set.from, to: set.to });
}

const isList = (set: OptionSet): set is Extract<OptionSet, readonly unknown[]> => Array.isArray(set);
