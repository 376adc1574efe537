import type { Case } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import { type Condition, holds, violations } from "../model/condition.ts";
import type { IssueId, OptionId } from "../model/ids.ts";
import { type OutcomeSpace, outcomeOf, outcomeSpace } from "../model/outcome-space.ts";

/** What an interview is about: the issues of a case, each with the options that are asked about. */
export interface Subject {
  readonly space: OutcomeSpace;
  readonly issues: readonly SubjectIssue[];
  /** A package that meets one of them cannot be, and is never shown. */
  readonly constraints: readonly Condition[];
}

export interface SubjectIssue {
  readonly id: IssueId;
  /** Numbers of the options asked about, ascending: all of them, or of a long range some, its ends among them; between them lines are straight. */
  readonly points: readonly number[];
  readonly options: readonly OptionId[];
  /** Whether options stand in an order of size, so that one of the ends is usually the best and the other the worst. */
  readonly isOrdered: boolean;
}

/** Points of a range that are asked about: enough for one bend to the left and one to the right of the middle. */
const MOST_POINTS = 4;

export function interviewSubject({ issues, constraints }: Pick<Case, "issues" | "constraints">): Subject {
  const space = outcomeSpace(issues);
  return {
    space,
    issues: space.issues.map(({ id, options }, i) => {
      const isRange = issues[i]?.kind === "range";
      const points = isRange ? spread(options.length) : options.map((_, k) => k);
      return { id, points, options: points.flatMap((k) => options[k] ?? []), isOrdered: options.length <= 2 || isRange };
    }),
    constraints: constraints.flatMap((rule) => violations(space, rule)),
  };
}

/** Whether a package, given as one place among the points of each issue, keeps to all constraints. */
export function isPossible(subject: Subject, places: readonly number[]): boolean {
  const numbers = numbersAt(subject, places);
  return !subject.constraints.some((each) => holds(each, numbers));
}

/** The package at these places. */
export const outcomeAt = (subject: Subject, places: readonly number[]): Outcome => outcomeOf(subject.space, numbersAt(subject, places));

const numbersAt = ({ issues }: Subject, places: readonly number[]): number[] => issues.map(({ points }, i) => points[places[i] ?? 0] ?? 0);

function spread(count: number): number[] {
  if (count <= MOST_POINTS) return Array.from({ length: count }, (_, k) => k);
  return Array.from({ length: MOST_POINTS }, (_, k) => Math.round((k * (count - 1)) / (MOST_POINTS - 1)));
}
