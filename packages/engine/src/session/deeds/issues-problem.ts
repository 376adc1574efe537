import { ID_PATTERN } from "../../model/ids.ts";
import type { Issue, NumberRange } from "../../model/issue.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { isList, isNumber, isRecord, isText } from "../../lib/plain-checks.ts";

/** Options an issue that is made during the talks may have. A case file may have more; nobody types them at the table. */
const MOST_OPTIONS = 10_000;

/** Where these are no issues that a case could have: the path in the list, as "0.range.step". Undefined where they are. */
export function issuesProblem(issues: readonly Issue[]): string | undefined {
  if (issues.length === 0) return "";
  for (const [k, issue] of issues.entries()) {
    const problem = isRecord(issue) ? issueProblem(issue) : "";
    if (problem !== undefined) return problem === "" ? String(k) : `${k}.${problem}`;
  }
  const space = outcomeSpace(issues);
  if (space.issueNumbers.size < issues.length) return "";
  // One id for two options, or a step too small to tell two numbers apart.
  const doubled = space.issues.findIndex(({ options, optionNumbers }) => optionNumbers.size < options.length);
  return doubled < 0 ? undefined : String(doubled);
}

const isId = (value: unknown): boolean => isText(value) && ID_PATTERN.test(value);

function issueProblem(issue: Issue): string | undefined {
  if (!isId(issue.id)) return "id";
  if (!isText(issue.name)) return "name";
  switch (issue.kind) {
    case "choice": {
      const isOption = (option: unknown): boolean => isRecord(option) && isId(option["id"]) && isText(option["name"]);
      const { options } = issue;
      return isList(isOption)(options) && options.length > 0 && options.length <= MOST_OPTIONS ? undefined : "options";
    }
    case "range":
      return isRecord(issue.range) ? rangeProblem(issue.range) : "range";
    case "yesNo":
      return undefined;
    default:
      return "kind";
  }
}

function rangeProblem({ from, to, step }: NumberRange): string | undefined {
  if (![from, to, step].every((number) => isNumber(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER)) return "range";
  if (!(step > 0)) return "range.step";
  return from <= to && (to - from) / step < MOST_OPTIONS ? undefined : "range.to";
}
