import { mappedBrief } from "../session/amended-case.ts";
import type { SessionEvent } from "../session/event.ts";
import type { Seat } from "./strategy.ts";

/** The seat after an event its party may see; the very same one where nothing of it changes. */
export function seatAfter(seat: Seat, event: SessionEvent): Seat {
  switch (event.kind) {
    case "amended":
      return { ...seat, issues: event.issues, constraints: event.constraints, brief: mappedBrief(seat.brief, event.mapping) };
    case "briefRevised":
      return event.party === seat.party ? { ...seat, brief: event.brief } : seat;
    case "deadlineMoved":
      return { ...seat, setup: { ...seat.setup, deadline: event.deadline } };
    case "wasReset": {
      const { at, ...others } = seat.setup.deadline;
      // [P5] An instant that has passed is no deadline any more.
      return at !== undefined && event.at >= at ? { ...seat, setup: { ...seat.setup, deadline: others } } : seat;
    }
    default:
      return seat;
  }
}
