import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Seat } from "../strategy.ts";

/** Option numbers of a whole offer of this party; null for any other event. Not to be changed. */
export function offeredNumbers(event: SessionEvent, party: PartyId, seat: Seat): Uint32Array | null {
  if (event.kind !== "offered" || event.party !== party) return null;
  return optionNumbers(outcomeSpace(seat.issues), event.outcome) ?? null;
}
