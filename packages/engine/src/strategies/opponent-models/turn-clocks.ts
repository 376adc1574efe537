import { own } from "../../lib/own.ts";
import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Seat } from "../strategy.ts";
import { type EventClock, startClock, tick, turnTime } from "./event-clock.ts";

/** What tells relative time to whom sees events of several others and no view. A plain value. */
export interface TurnClocks {
  /** ISO time; null where the opening was not seen. */
  readonly openedAt: string | null;
  readonly byParty: Readonly<Partial<Record<PartyId, EventClock>>>;
}

export const NO_CLOCKS: TurnClocks = { openedAt: null, byParty: {} };

/** After one more event; the very same where nobody else acted. Turns on which nothing was offered count as well, for they took time. */
export function ticked(clocks: TurnClocks, event: SessionEvent, seat: Seat): TurnClocks {
  switch (event.kind) {
    case "opened":
      return { ...clocks, openedAt: event.at };
    case "offered":
    case "partOffered":
    case "accepted":
    case "rejected": {
      if (event.party === seat.party) return clocks;
      const before = own(clocks.byParty, event.party) ?? { ...startClock(event.party), openedAt: clocks.openedAt };
      return { ...clocks, byParty: { ...clocks.byParty, [event.party]: tick(before, event) } };
    }
    default:
      return clocks;
  }
}

/** Relative time, 0 to 1, of another's act, once the clocks have ticked for it. */
export const timeOfAct = ({ byParty }: TurnClocks, { party, at }: { readonly party: PartyId; readonly at: string }, seat: Seat): number =>
  turnTime(own(byParty, party) ?? startClock(party), seat.setup.deadline, at);
