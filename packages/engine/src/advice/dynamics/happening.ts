import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";

/** Something that happened between the parties, in one form whether a session's log or a case's record tells it. */
export type Happening = HappeningHead & Occurrence;

export interface HappeningHead {
  /** ISO time, or ISO date where the source knows the day only. */
  readonly at: string;
  /** Relative time of a session with a deadline, 0 to 1; null elsewhere. */
  readonly time: number | null;
  /** Where it is to be found: "offer/3", "event/17" (of the table's log), "record/walk-out", "position/first-ask". */
  readonly ref: string;
  /** Whose doing it is; null where it is nobody's in particular. */
  readonly party: PartyId | null;
  /** Whose turn began with it; only where the protocol of a session has turns. */
  readonly next?: PartyId;
  /** Ref of the offer that stands no more since: withdrawn, or refused by one whose consent was needed. Only a session tells. */
  readonly fell?: string;
}

export type Occurrence =
  | { readonly kind: "offer"; readonly outcome: Outcome }
  /** For some issues only. */
  | { readonly kind: "partOffer" }
  | { readonly kind: "acceptance" }
  /** The outcome refused, where it is known which. */
  | { readonly kind: "refusal"; readonly outcome: Outcome | null }
  | { readonly kind: "withdrawal" }
  /** With the outcome it announces, where it names one. */
  | { readonly kind: "statement"; readonly outcome: Outcome | null }
  | { readonly kind: "meeting" }
  | { readonly kind: "meetingCancelled" }
  | { readonly kind: "deed" }
  /** A sitting of a session began, or it ended with an agreement or without. */
  | { readonly kind: "sitting" }
  | { readonly kind: "pause" }
  | { readonly kind: "exit" };

export type Offer = Extract<Happening, { readonly kind: "offer" }> & { readonly party: PartyId };

export const isOffer = (happening: Happening): happening is Offer => happening.kind === "offer" && happening.party !== null;
