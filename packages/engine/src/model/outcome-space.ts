import { add, multiply, rationalFromNumber, toNumber } from "../lib/rational.ts";
import { assertNever } from "../lib/assert-never.ts";
import type { Outcome } from "./combination.ts";
import type { Issue, NumberRange } from "./issue.ts";
import { type IssueId, type OptionId, optionId } from "./ids.ts";

/** The issues of a case with everything numbered: an outcome is one option number an issue. */
export interface OutcomeSpace {
  readonly issues: readonly NumberedIssue[];
  readonly issueNumbers: ReadonlyMap<IssueId, number>;
  /** Options an issue. */
  readonly sizes: readonly number[];
  /** Product of the sizes, constraints not regarded. */
  readonly combinations: bigint;
}

export interface NumberedIssue {
  readonly id: IssueId;
  readonly options: readonly OptionId[];
  readonly optionNumbers: ReadonlyMap<OptionId, number>;
  /** For a range issue, the number each option stands for. */
  readonly numbers: readonly number[] | null;
}

/** The same space for the same list of issues, so that what is kept by space is found again. */
export function outcomeSpace(issues: readonly Issue[]): OutcomeSpace {
  const known = spaces.get(issues) ?? numberIssues(issues);
  spaces.set(issues, known);
  return known;
}

const spaces = new WeakMap<readonly Issue[], OutcomeSpace>();

function numberIssues(issues: readonly Issue[]): OutcomeSpace {
  const numbered = issues.map(numberIssue);
  return {
    issues: numbered,
    issueNumbers: new Map(numbered.map((issue, i) => [issue.id, i])),
    sizes: numbered.map((issue) => issue.options.length),
    combinations: numbered.reduce((product, issue) => product * BigInt(issue.options.length), 1n),
  };
}

export function outcomeOf(space: OutcomeSpace, numbers: ArrayLike<number>): Outcome {
  // Every issue gets its option, so the record is complete.
  return Object.fromEntries(space.issues.map((issue, i) => [issue.id, issue.options[numbers[i] ?? 0]])) as Outcome;
}

/** The numbers of a range, lowest first, each exact to its decimals. */
export function rangeNumbers(range: NumberRange): number[] {
  const from = rationalFromNumber(range.from);
  const step = rationalFromNumber(range.step);
  const to = rationalFromNumber(range.to);
  const span = { num: to.num * from.den - from.num * to.den, den: to.den * from.den };
  const last = Number((span.num * step.den) / (span.den * step.num));
  return Array.from({ length: last + 1 }, (_, k) => toNumber(add(from, multiply(step, { num: BigInt(k), den: 1n }))));
}

function numberIssue(issue: Issue): NumberedIssue {
  const numbers = issue.kind === "range" ? rangeNumbers(issue.range) : null;
  const options = numbers ? numbers.map((number) => optionId(String(number))) : optionIds(issue);
  return { id: issue.id, options, optionNumbers: new Map(options.map((option, i) => [option, i])), numbers };
}

/** The options of an issue in its order, as outcomes name them: no before yes, numbers from the lowest. */
export function optionIds(issue: Issue): readonly OptionId[] {
  switch (issue.kind) {
    case "choice":
      return issue.options.map((option) => option.id);
    case "yesNo":
      return [optionId("no"), optionId("yes")];
    case "range":
      return rangeNumbers(issue.range).map((number) => optionId(String(number)));
    default:
      return assertNever(issue);
  }
}
