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

/** After one more event; the very same where nobody else acted. */
export function withEvent(all: OffersOfOthers, event: SessionEvent, seat: Seat): OffersOfOthers {
  switch (event.kind) {
    case "opened":
      return { ...all, openedAt: event.at };
    case "offered":
    case "partOffered":
    case "accepted":
    case "rejected":
      return event.party === seat.party ? all : withAct(all, event, seat);
    default:
      return all;
  }
}

type Act = Extract<SessionEvent, { readonly kind: "offered" | "partOffered" | "accepted" | "rejected" }>;

/** Turns on which nothing was offered count as well, for they took time. */
function withAct(all: OffersOfOthers, event: Act, seat: Seat): OffersOfOthers {
  const { party } = event;
  const before = own(all.byParty, party) ?? { clock: { ...startClock(party), openedAt: all.openedAt }, course: NO_COURSE };
  const clock = tick(before.clock, event);
  const numbers = offeredNumbers(event, party, seat);
  if (numbers === null) return { ...all, byParty: { ...all.byParty, [party]: { clock, course: before.course } } };
  const entry = { time: turnTime(clock, seat.setup.deadline, event.at), numbers: Array.from(numbers) };
  return { ...all, byParty: { ...all.byParty, [party]: { clock, course: extended(before.course, entry) } } };
}
