import type { RedLine, Rule } from "../model/case.ts";
import type { Circumstances, Combination, OptionSet } from "../model/combination.ts";
import { issueId, type OptionId, optionId, stateId, unknownId } from "../model/ids.ts";
import type { CircumstancesDocument, CombinationDocument, OptionSetDocument, RedLineDocument, RuleDocument } from "./document-parts.ts";
import { type IssueOptions, optionNumber, optionText, type WrittenOption } from "./issue-options.ts";
import { mapRecord } from "./map-record.ts";
import { given, sourcesOf, textsOf } from "./optional-fields.ts";

/** Options of the issues of a document, by issue id. */
export type OptionsByIssue = ReadonlyMap<string, IssueOptions>;

export function ruleOf(rule: RuleDocument, options: OptionsByIssue): Rule {
  const shared = { id: String(rule.id), ...textsOf(rule), ...sourcesOf(rule) };
  if (rule.forbid) return { ...shared, kind: "forbid", forbid: combinationOf(rule.forbid, options) };
  return { ...shared, kind: "require", if: combinationOf(rule.if ?? {}, options), then: combinationOf(rule.then ?? {}, options) };
}

export function redLineOf({ until, ...rule }: RedLineDocument, options: OptionsByIssue): RedLine {
  const evidence = until && { given: circumstancesOf(until.given), probability: until.probability };
  return { ...ruleOf(rule, options), ...given("until", evidence) };
}

export const circumstancesOf = (circumstances: CircumstancesDocument): Circumstances =>
  mapRecord(circumstances, unknownId, (meant) => (Array.isArray(meant) ? meant : [meant]).map((state) => stateId(String(state))));

export const combinationOf = (combination: CombinationDocument, options: OptionsByIssue): Combination =>
  mapRecord(combination, issueId, (set, issue) => optionSetOf(set, options.get(issue)));

/** The id of the option that a word means. Throws for a word that the checks should not have let through. */
export function optionMeant(written: WrittenOption, options: IssueOptions | undefined): OptionId {
  const number = options && optionNumber(options, written);
  if (!options || number === undefined) throw new Error(`Expected an option of the issue, got ${written}`);
  return optionId(optionText(options, number));
}

function optionSetOf(set: OptionSetDocument, options: IssueOptions | undefined): OptionSet {
  if (typeof set !== "object") return [optionMeant(set, options)];
  if (Array.isArray(set)) return set.map((written) => optionMeant(written, options));
  return { ...given("from", set.from), ...given("to", set.to) };
}
