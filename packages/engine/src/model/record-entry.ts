import type { PartyId } from "./ids.ts";

/** One thing that happened, as a source tells it. Where accounts differ, each is an entry of its own. */
export interface RecordEntry {
  readonly id: string;
  /** ISO date; the first day of what took several. */
  readonly date: string;
  /** ISO date of the last day, where it is not the first. */
  readonly to?: string;
  readonly kind: RecordKind;
  /** Who did or said it, where it was one party. */
  readonly party?: PartyId;
  /** The person who spoke. */
  readonly speaker?: string;
  readonly text: string;
  /** The track it belongs to. */
  readonly track?: string;
  /** The position that an offer put forward, a refusal refused, or a statement announced. */
  readonly position?: string;
  readonly sources?: readonly string[];
}

export const RECORD_KINDS = ["statement", "meeting", "meetingCancelled", "offer", "refusal", "deed"] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];
