import type { Outcome } from "../model/combination.ts";
import type { IssueId, OptionId } from "../model/ids.ts";

/** What a person can be asked about what it wants. Ids only, so that it can be kept in a file. */
export type Question =
  /** Of all these changes, from the worst to the best option of an issue, which matters most, which next? */
  | { readonly kind: "rank"; readonly issues: readonly IssueId[] }
  /** Which option of this issue is the best, and which the worst? */
  | { readonly kind: "ends"; readonly issue: IssueId }
  | SwingQuestion
  | RatingQuestion
  | ComparisonQuestion;

/**
 * What is the change from one option to the other worth, where 100 is the change that matters most of all issues? Below 0 where it is a
 * change for the worse; that, too, can be said where it is not known yet which end is better.
 */
export interface SwingQuestion {
  readonly kind: "swing";
  readonly issue: IssueId;
  readonly from: OptionId;
  readonly to: OptionId;
}

/** Where between the worst (0) and the best option (100) of its issue does this option stand? */
export interface RatingQuestion {
  readonly kind: "rating";
  readonly issue: IssueId;
  readonly option: OptionId;
}

/** Which package would you rather have? */
export interface ComparisonQuestion {
  readonly kind: "comparison";
  readonly left: Outcome;
  readonly right: Outcome;
}

export type InterviewAnswer =
  /** Most first. */
  | { readonly kind: "rank"; readonly order: readonly IssueId[] }
  | { readonly kind: "ends"; readonly issue: IssueId; readonly worst: OptionId; readonly best: OptionId }
  /** -100 to 100. */
  | (SwingQuestion & { readonly points: number })
  /** 0 to 100. */
  | (RatingQuestion & { readonly points: number })
  | (ComparisonQuestion & { readonly prefers: "left" | "right" | "neither" })
  /** The person would rather not say. */
  | { readonly kind: "skipped"; readonly question: Question };

/** How many numbers and choices a question asks for: putting n issues in order takes n - 1 choices. */
export function questionCost(question: Question): number {
  switch (question.kind) {
    case "rank":
      return Math.max(0, question.issues.length - 1);
    case "ends":
      return 2;
    default:
      return 1;
  }
}
