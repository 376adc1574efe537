import type { Outcome } from "../../model/combination.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { SessionEvent } from "../../session/event.ts";
import { counterpartsOf } from "../counterparts-of.ts";
import { seatAfter } from "../seat-after.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import type { Seat } from "../strategy.ts";
import { type Outlook, outlookOf, UNKNOWN } from "./outlook.ts";
import { hear, MOST_KEYS, nothingHeard, type OffersHeard, type OutcomeKey, outcomeKey } from "./offers-heard.ts";

/** What `steady` remembers: a plain value. */
export interface SteadyMemory {
  readonly seat: Seat;
  /** Own different offers, the latest last. */
  readonly sent: readonly OutcomeKey[];
  /** Its last offer; null before the first. */
  readonly last: Outcome | null;
  /** How often in a row it has repeated itself. */
  readonly repeats: number;
  /** Made anew whenever twice as many offers have been heard. */
  readonly outlook: Outlook;
  /** One a counterpart, in the order of the setup's parties. */
  readonly heard: readonly OffersHeard[];
}

export const emptyMemory = (seat: Seat): SteadyMemory => ({
  seat,
  sent: [],
  last: null,
  repeats: 0,
  outlook: UNKNOWN,
  heard: counterpartsOf(seat).map((party) => nothingHeard(seat, party)),
});

export function remember(memory: SteadyMemory, event: SessionEvent): SteadyMemory {
  switch (event.kind) {
    case "offered":
      return event.party === memory.seat.party ? afterOwnOffer(memory, event) : afterTheirOffer(memory, event);
    case "wasReset":
      return emptyMemory(memory.seat);
    default: {
      const seat = seatAfter(memory.seat, event);
      if (seat === memory.seat) return memory;
      // What was learned of other issues, or by another measure, is worth little: it begins afresh.
      return event.kind === "deadlineMoved" ? { ...memory, seat } : emptyMemory(seat);
    }
  }
}

type Offered = Extract<SessionEvent, { readonly kind: "offered" }>;

function afterTheirOffer(memory: SteadyMemory, event: Offered): SteadyMemory {
  const { seat } = memory;
  const heard = memory.heard.map((each) => (each.party === event.party ? hear(each, event, { seat, sent: memory.sent.length }) : each));
  const own = ownUtilityOf(seat);
  const isDue = heard.some(({ party, offers }) => party === event.party && (offers & (offers - 1)) === 0);
  return own !== null && isDue ? { ...memory, heard, outlook: outlookOf(seat, own, heard) } : { ...memory, heard };
}

function afterOwnOffer(memory: SteadyMemory, { outcome }: Offered): SteadyMemory {
  const key = outcomeKey(outcomeSpace(memory.seat.issues), outcome);
  if (memory.sent.includes(key)) return { ...memory, last: outcome, repeats: memory.repeats + 1 };
  return { ...memory, sent: [...memory.sent.slice(1 - MOST_KEYS), key], last: outcome, repeats: 0 };
}
