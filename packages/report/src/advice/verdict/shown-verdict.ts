import type { Case, PartyId, Verdict } from "@detente/engine";

/** A verdict with what is needed to tell it. */
export interface ShownVerdict {
  readonly verdict: Verdict;
  /** The public part of the case. */
  readonly value: Pick<Case, "title" | "language" | "parties" | "issues" | "unknowns" | "tracks">;
  /** The offer: whose it is, and what the case calls it where it is one of its positions. */
  readonly offer: { readonly by: PartyId; readonly name: string | null };
  /** Where the talks stand, as the end of a sentence: "in round 2 of 2 of Summit in Hanoi". */
  readonly moment: string;
  /** What was taken for granted because nobody said otherwise, as sentences. */
  readonly taken: readonly string[];
}
