import type { IssueId, OptionId, StateId, UnknownId } from "./ids.ts";

/** One option for every issue. */
export type Outcome = Readonly<Record<IssueId, OptionId>>;

/** For some issues, the options meant. It holds for an outcome that has one of them on every issue named. Empty: always holds. */
export type Combination = Readonly<Partial<Record<IssueId, OptionSet>>>;

/** Options one by one (at least one), or, for a range issue, all its numbers from `from` to `to`, both included; an open end where absent. */
export type OptionSet = readonly OptionId[] | { readonly from?: number; readonly to?: number };

/** For some unknowns, the states meant. */
export type Circumstances = Readonly<Partial<Record<UnknownId, readonly StateId[]>>>;
