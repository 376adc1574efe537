import { own } from "../../lib/own.ts";
import type { Rule } from "../../model/case.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";
import { isList, isNumber, isOptional, isRecord, isText } from "../../lib/plain-checks.ts";

/**
 * Where rules are none of these issues, or one id stands for two: the path in the list, as "0.forbid.price". Undefined where all are
 * well made. A rule that names an issue or option which does not exist would hold nothing back, so it is a problem.
 */
export function rulesProblem(space: OutcomeSpace, rules: readonly Rule[]): string | undefined {
  const seen = new Set<string>();
  for (const [k, rule] of rules.entries()) {
    const problem = ruleProblem(space, rule);
    if (problem !== undefined) return problem === "" ? String(k) : `${k}.${problem}`;
    if (seen.has(rule.id)) return `${k}.id`;
    seen.add(rule.id);
  }
  return undefined;
}

function ruleProblem(space: OutcomeSpace, rule: Rule): string | undefined {
  if (!isRecord(rule)) return "";
  if (!isText(rule.id) || rule.id === "") return "id";
  if (!isText(rule.name)) return "name";
  switch (rule.kind) {
    case "forbid":
      return combinationProblem(space, "forbid", rule.forbid);
    case "require":
      return combinationProblem(space, "if", rule.if) ?? combinationProblem(space, "then", rule.then);
    default:
      return "kind";
  }
}

/** The same for one combination, whose place is given. */
export function combinationProblem(space: OutcomeSpace, path: string, combination: unknown): string | undefined {
  if (!isRecord(combination)) return path;
  const wrong = Object.keys(combination).find((id) => {
    const issue = space.issues.find((each) => each.id === id);
    return issue === undefined || !isOptionSet(issue, own(combination, id));
  });
  return wrong === undefined ? undefined : `${path}.${wrong}`;
}

function isOptionSet({ optionNumbers, numbers }: OutcomeSpace["issues"][number], set: unknown): boolean {
  const options: ReadonlyMap<unknown, number> = optionNumbers;
  if (Array.isArray(set)) return set.length > 0 && isList((option) => options.has(option))(set);
  const isBound = isOptional(isNumber);
  return isRecord(set) && numbers !== null && isBound(set["from"]) && isBound(set["to"]);
}
