import { own } from "../../lib/own.ts";
import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import { type Course, extended, NO_COURSE } from "../opponent-models/course.ts";
import { offeredNumbers } from "../opponent-models/offered-numbers.ts";
import { NO_CLOCKS, ticked, timeOfAct, type TurnClocks } from "../opponent-models/turn-clocks.ts";
import type { Seat } from "../strategy.ts";

/** What the others have offered, and when. A plain value, bounded. */
export interface OffersOfOthers {
  readonly clocks: TurnClocks;
  readonly byParty: Readonly<Partial<Record<PartyId, OffersOfOne>>>;
}

/** Relative times and option numbers. */
export type OffersOfOne = Course<{ readonly time: number; readonly numbers: readonly number[] }>;

export const NO_OFFERS: OffersOfOthers = { clocks: NO_CLOCKS, byParty: {} };

/** After one more event; the very same where nobody else acted. */
export function withEvent(all: OffersOfOthers, event: SessionEvent, seat: Seat): OffersOfOthers {
  const clocks = ticked(all.clocks, event, seat);
  if (clocks === all.clocks) return all;
  const numbers = event.kind === "offered" ? offeredNumbers(event, event.party, seat) : null;
  if (event.kind !== "offered" || numbers === null) return { ...all, clocks };
  const entry = { time: timeOfAct(clocks, event, seat), numbers: Array.from(numbers) };
  const course = extended(own(all.byParty, event.party) ?? NO_COURSE, entry);
  return { clocks, byParty: { ...all.byParty, [event.party]: course } };
}
