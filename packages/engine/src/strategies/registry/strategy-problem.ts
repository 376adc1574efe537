/** Why a text names no strategy. `code` is stable, wording is not. */
export interface StrategyProblem {
  readonly code:
    | "unreadable"
    | "unknownName"
    | "unknownParameter"
    | "repeatedParameter"
    | "missingParameter"
    | "badNumber"
    | "badChoice"
    | "badPart";
  /** Where in the text, in characters from 0. */
  readonly at: number;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}
