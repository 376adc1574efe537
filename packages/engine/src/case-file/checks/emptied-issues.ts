import type { CombinationDocument, OptionSetDocument, RuleDocument } from "../document-parts.ts";
import { gridInterval, type IssueOptions, optionCount, optionNumber } from "../issue-options.ts";
import type { Check } from "./check.ts";
import type { IssueEntry, Names } from "./names.ts";

/** Option numbers from first to last. */
interface Interval {
  readonly first: number;
  readonly last: number;
}

/** Constraints on single issues leave each issue an option. Those on several issues together are for the analysis to judge. */
export const emptiedIssues: Check = (document, root) => {
  const ruledOut = new Map<IssueEntry, Interval[]>();
  for (const rule of document.constraints ?? []) {
    const only = onlyIssue(rule, root.names);
    if (!only) continue;
    const intervals = ruledOut.get(only) ?? [];
    for (const interval of forbiddenBy(rule, only)) intervals.push(interval);
    ruledOut.set(only, intervals);
  }
  for (const [entry, intervals] of ruledOut) {
    if (coversAll(intervals, optionCount(entry.options))) {
      root
        .at(...entry.path)
        .error("emptied-issue", "The constraints rule out every option of this issue.", { hint: "Take one of them back." });
    }
  }
};

/** The issue that a rule is about, where it is about one alone. */
function onlyIssue(rule: RuleDocument, names: Names): IssueEntry | undefined {
  const named = new Set([rule.forbid, rule.if, rule.then].flatMap((part) => Object.keys(part ?? {})));
  const [id] = named;
  const entry = named.size === 1 && id !== undefined ? names.issues.get(id) : undefined;
  return entry?.options.kind === "unclear" ? undefined : entry;
}

function forbiddenBy(rule: RuleDocument, { issue, options }: IssueEntry): Interval[] {
  const part = (combination: CombinationDocument | undefined): Interval[] | undefined => {
    const set = combination && Object.entries(combination).find(([id]) => id === String(issue.id))?.[1];
    return set === undefined ? undefined : intervalsOf(set, options);
  };
  if (rule.forbid) return part(rule.forbid) ?? [];
  const demanded = part(rule.then);
  if (!rule.if || !demanded) return [];
  const everything = [{ first: 0, last: optionCount(options) - 1 }];
  return intersection(part(rule.if) ?? everything, complement(demanded, optionCount(options)));
}

function intervalsOf(set: OptionSetDocument, options: IssueOptions): Interval[] {
  if (typeof set === "object" && !Array.isArray(set)) {
    return options.kind === "range"
      ? [gridInterval(options.grid, set.from ?? Number.NEGATIVE_INFINITY, set.to ?? Number.POSITIVE_INFINITY)]
      : [];
  }
  const numbers = (Array.isArray(set) ? set : [set]).map((written) => optionNumber(options, written));
  return numbers.flatMap((number) => (number === undefined ? [] : [{ first: number, last: number }]));
}

function complement(intervals: readonly Interval[], count: number): Interval[] {
  const gaps: Interval[] = [];
  let next = 0;
  for (const { first, last } of ascending(intervals)) {
    if (first > next) gaps.push({ first: next, last: first - 1 });
    next = Math.max(next, last + 1);
  }
  if (next < count) gaps.push({ first: next, last: count - 1 });
  return gaps;
}

function intersection(some: readonly Interval[], others: readonly Interval[]): Interval[] {
  return complement(
    [...complement(some, Number.MAX_SAFE_INTEGER), ...complement(others, Number.MAX_SAFE_INTEGER)],
    Number.MAX_SAFE_INTEGER,
  );
}

const coversAll = (intervals: readonly Interval[], count: number): boolean => complement(intervals, count).length === 0;
const ascending = (intervals: readonly Interval[]): Interval[] =>
  intervals.filter(({ first, last }) => first <= last).sort((a, b) => a.first - b.first);
