import type { RuleDocument } from "../document-parts.ts";
import type { Path } from "../source-tree.ts";
import type { Check, Report } from "./check.ts";
import { checkCombination } from "./combinations.ts";
import { everyBrief } from "./every-brief.ts";

/** Constraints and red lines either forbid something, or demand something, and can be understood. */
export const rules: Check = (document, report) => {
  for (const [i, rule] of (document.constraints ?? []).entries()) oneRule(rule, ["constraints", i], report);
  for (const { brief, path } of everyBrief(document)) {
    for (const [i, rule] of (brief.redLines ?? []).entries()) oneRule(rule, [...path, "redLines", i], report);
  }
};

function oneRule(rule: RuleDocument, path: Path, report: Report): void {
  const forbids = rule.forbid !== undefined;
  const demands = rule.if !== undefined && rule.then !== undefined;
  const isMixed = forbids && (rule.if !== undefined || rule.then !== undefined);
  if (forbids === demands || isMixed) {
    report.error("rule-form", path, "A rule has either forbid, or if and then.", { hint: "forbid: what cannot be; or if: …, then: what must be as well." });
  }
  for (const part of ["forbid", "if", "then"] as const) {
    const combination = rule[part];
    if (combination === undefined) continue;
    const isEmpty = Object.keys(combination).length === 0;
    if (isEmpty && part !== "if") report.error("names-nothing", [...path, part], "This names no issue.");
    checkCombination(combination, [...path, part], report);
  }
}
