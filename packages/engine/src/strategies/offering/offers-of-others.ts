import { own } from "../../lib/own.ts";
import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import { type Course, extended, NO_COURSE } from "../opponent-models/course.ts";
import { type EventClock, startClock, tick, turnTime } from "../opponent-models/event-clock.ts";
import { offeredNumbers } from "../opponent-models/offered-numbers.ts";
import type { Seat } from "../strategy.ts";

/** What the others have offered, and when. A plain value, bounded. */
export interface OffersOfOthers {
  /** ISO time; null where the opening was not seen. */
  readonly openedAt: string | null;
  readonly byParty: Readonly<Partial<Record<PartyId, OffersOfOne>>>;
}

export interface OffersOfOne {
  readonly clock: EventClock;
  /** Relative times and option numbers. */
  readonly course: Course<{ readonly time: number; readonly numbers: readonly number[] }>;
}

export const NO_OFFERS: OffersOfOthers = { openedAt: null, byParty: {} };

/** After one more event; the very same where nobody else offered anything. */
export function withEvent(all: OffersOfOthers, event: SessionEvent, seat: Seat): OffersOfOthers {
  if (event.kind === "opened") return { ...all, openedAt: event.at };
  if (event.kind !== "offered" || event.party === seat.party) return all;
  const numbers = offeredNumbers(event, event.party, seat);
  if (numbers === null) return all;
  const before = own(all.byParty, event.party) ?? { clock: { ...startClock(event.party), openedAt: all.openedAt }, course: NO_COURSE };
  const clock = tick(before.clock, event);
  const entry = { time: turnTime(clock, seat.setup.deadline, event.at), numbers: Array.from(numbers) };
  return { ...all, byParty: { ...all.byParty, [event.party]: { clock, course: extended(before.course, entry) } } };
}
