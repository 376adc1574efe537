import type { RedLineDocument, RuleDocument } from "../document-parts.ts";
import type { Check, Spot } from "./check.ts";
import { checkCircumstances, checkCombination } from "./combinations.ts";
import { everyBrief } from "./every-brief.ts";

/** Constraints and red lines either forbid something, or demand something, and can be understood. */
export const rules: Check = (document, root) => {
  for (const [i, rule] of (document.constraints ?? []).entries()) oneRule(rule, root.at("constraints", i));
  for (const { brief, spot } of everyBrief(document, root)) {
    for (const [i, rule] of (brief.redLines ?? []).entries()) {
      oneRule(rule, spot.at("redLines", i));
      if (rule.until) evidence(rule.until, spot.at("redLines", i, "until"));
    }
  }
};

function oneRule(rule: RuleDocument, spot: Spot): void {
  const forbids = rule.forbid !== undefined;
  const demands = rule.if !== undefined && rule.then !== undefined;
  const isMixed = forbids && (rule.if !== undefined || rule.then !== undefined);
  if (forbids === demands || isMixed) {
    spot.error("rule-form", "A rule has either forbid, or if and then.", {
      hint: "forbid: what cannot be; or if: …, then: what must be as well.",
    });
  }
  for (const part of ["forbid", "if", "then"] as const) {
    const combination = rule[part];
    if (combination === undefined) continue;
    const isEmpty = Object.keys(combination).length === 0;
    if (isEmpty && part !== "if") spot.at(part).error("names-nothing", "This names no issue.");
    checkCombination(combination, spot.at(part));
  }
}

function evidence({ given, probability }: NonNullable<RedLineDocument["until"]>, spot: Spot): void {
  if (Object.keys(given).length === 0) spot.at("given").error("names-nothing", "This names no unknown.");
  checkCircumstances(given, spot.at("given"));
  if (probability > 0 && probability <= 1) return;
  spot.at("probability").error("probability", `This probability must be above 0 and at most 1, not ${probability}.`, {
    hint: "It is how likely the party must hold what the evidence shows before the line no longer binds.",
  });
}
