import { type EventKind, type PartyId, sees, type SessionEvent, type SessionState } from "@detente/engine";
import { isAsked } from "./is-asked.ts";

/** What is said, and no move: bots do not listen to it, so that nobody sets them going by talking. */
const WORDS: ReadonlySet<EventKind> = new Set([
  "messaged",
  "stated",
  "meetingOpened",
  "meetingClosed",
  "textProposed",
  "textAgreed",
  "textBracketed",
  "resetAsked",
  "briefPinned",
]);

/**
 * Whether what has just happened brings a party its turn. "turn": it is asked. "later": it has made its own move where nobody waits for
 * another, so it looks again only once time has passed. Null: nothing of it is for this party, or asks nothing of it.
 */
export function callFor(state: SessionState, party: PartyId, happened: readonly SessionEvent[]): "turn" | "later" | null {
  if (!isAsked(state, party)) return null;
  const heard = happened.filter(({ audience, kind }) => sees({ kind: "party", party }, audience) && !WORDS.has(kind));
  const [first] = heard;
  if (first === undefined) return null;
  const isOwn = "party" in first && first.party === party;
  return isOwn && (state.floor.kind === "openFloor" || state.floor.kind === "blindBids") ? "later" : "turn";
}
