import type { Case, Outcome, PartyId, Standpoint } from "@detente/engine";

/** What a party asks about: an offer, at a moment of talks. */
export interface AskedMoment {
  readonly value: Case;
  readonly standpoint: Standpoint;
  readonly outcome: Outcome;
  readonly by: PartyId;
  /** Whoever made the offer, where the table does not have it. */
  readonly offeredBy: PartyId | null;
  /** The name of the position that the offer is; null: it is none. */
  readonly name: string | null;
  /** Where the talks stand, as the end of a sentence. */
  readonly words: string;
  /** What was taken for granted, as sentences. */
  readonly taken: readonly string[];
}
