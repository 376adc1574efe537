import type { IssueId, OptionId } from "./ids.ts";

/** One thing to be settled. */
export type Issue = ChoiceIssue | RangeIssue | YesNoIssue;

interface IssueTexts {
  readonly id: IssueId;
  readonly name: string;
  readonly description?: string;
  /** The id of the group of issues this one is shown under. */
  readonly group?: string;
  readonly sources?: readonly string[];
}

/** Settled by picking one of the named options. At least one option. */
export interface ChoiceIssue extends IssueTexts {
  readonly kind: "choice";
  readonly options: readonly Option[];
}

export interface Option {
  readonly id: OptionId;
  readonly name: string;
  readonly description?: string;
}

/** Settled by a number: from, from + step, … up to at most `to`. Whole or decimal; step above zero. */
export interface RangeIssue extends IssueTexts {
  readonly kind: "range";
  readonly range: NumberRange;
}

export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** What the number counts: "EUR", "months". */
  readonly unit?: string;
}

/** Settled by no or yes, in this order. */
export interface YesNoIssue extends IssueTexts {
  readonly kind: "yesNo";
}
