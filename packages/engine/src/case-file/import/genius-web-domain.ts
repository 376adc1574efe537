import { type IssueId, issueId, type OptionId, optionId } from "../../model/ids.ts";
import type { Issue, NumberRange } from "../../model/issue.ts";
import type { TextFile } from "../problem.ts";
import { type JsonMember, type JsonNode, readJson } from "./json.ts";
import { member, membersOf, numberOf, textOf } from "./json-members.ts";
import type { Report } from "./report.ts";
import { slugs } from "./slugs.ts";

export interface WebDomain {
  readonly name: string;
  /** By name, in the order of the file. */
  readonly issues: ReadonlyMap<string, WebIssue>;
}

export interface WebIssue {
  readonly issue: Issue;
  /** By value. Empty for numbers. */
  readonly optionIds: ReadonlyMap<string, OptionId>;
}

const MOST_OPTIONS = 100_000;

/** Reads {"name", "issuesValues": {issue: {"values": […]} or {"range": {"low", "high", "step"} or [low, high, step]}}}. */
export function readWebDomain(file: TextFile, report: Report): WebDomain | undefined {
  const root = readJson(file, report);
  if (root === undefined) return undefined;
  if (root.kind !== "object") {
    report.error({ at: root.at, code: "not-genius-web", path: "", message: "Expected an object with a name and issuesValues." });
    return undefined;
  }
  const members = membersOf(root, ["issuesValues"], report);
  const ids = slugs(
    members.map((each) => each.key),
    "issue",
  );
  const issues = new Map<string, WebIssue>();
  for (const [i, each] of members.entries()) {
    const issue = readIssue(each, issueId(ids[i] ?? ""), report);
    if (issue !== undefined) issues.set(each.key, issue);
  }
  if (issues.size === 0 && !report.hasErrors())
    report.error({ at: root.at, code: "no-issues", path: "", message: "The domain has no issues." });
  return { name: textOf(member(root, "name")) ?? "", issues };
}

function readIssue({ key, at, value }: JsonMember, id: IssueId, report: Report): WebIssue | undefined {
  const path = `issue ${key}`;
  const texts = { id, name: key || id };
  const [values, range] = [member(value, "values"), member(value, "range")];
  if (values?.kind === "list") {
    const options = readOptions(values.items, path, report);
    if (options.size > 0) return { issue: { ...texts, kind: "choice", options: namedOptions(options) }, optionIds: options };
    report.error({ at: values.at, code: "no-options", path, message: "The issue has no values to choose from." });
    return undefined;
  }
  if (range === undefined) {
    report.error({ at, code: "bad-values", path, message: "Expected a list named values, or a range." });
    return undefined;
  }
  const numbers = readRange(range, path, report);
  return numbers && { issue: { ...texts, kind: "range", range: numbers }, optionIds: new Map() };
}

const namedOptions = (options: ReadonlyMap<string, OptionId>) => [...options].map(([value, id]) => ({ id, name: value || "(empty)" }));

function readOptions(items: readonly JsonNode[], path: string, report: Report): Map<string, OptionId> {
  const values = new Set<string>();
  for (const item of items) {
    const value = textOf(item);
    if (value === undefined) report.error({ at: item.at, code: "bad-value", path, message: "Expected a text as value of the issue." });
    else if (values.has(value))
      report.warn({ at: item.at, code: "duplicate-item", path, message: `"${value}" comes twice; the two are one option.` });
    if (value !== undefined) values.add(value);
  }
  const ids = slugs([...values], "option");
  return new Map([...values].map((value, i) => [value, optionId(ids[i] ?? "")]));
}

function readRange(node: JsonNode, path: string, report: Report): NumberRange | undefined {
  const [from, to, step] =
    node.kind === "list" ? listed(node, path, report) : ["low", "high", "step"].map((key) => numberOf(node, { key, path }, report));
  if (from === undefined || to === undefined || step === undefined) return undefined;
  const problem = unusable({ from, to, step });
  if (problem === undefined) return { from, to, step };
  report.error({ at: node.at, code: "bad-range", path, message: problem });
  return undefined;
}

/** The older spelling: [low, high, step]. */
function listed({ items, at }: Extract<JsonNode, { kind: "list" }>, path: string, report: Report): number[] {
  const numbers = items.flatMap((item) => (item.kind === "number" ? [item.value] : []));
  if (items.length === 3 && numbers.length === 3) return numbers;
  report.error({ at, code: "bad-range", path, message: "Expected three numbers: low, high and step." });
  return [];
}

function unusable({ from, to, step }: NumberRange): string | undefined {
  if (step <= 0) return "The step must be above 0.";
  if (from > to) return "The range ends below its beginning.";
  return (to - from) / step < MOST_OPTIONS ? undefined : `The issue has more than ${MOST_OPTIONS} numbers to choose from.`;
}
