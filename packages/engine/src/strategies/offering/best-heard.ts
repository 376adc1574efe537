import type { Outcome } from "../../model/combination.ts";
import type { SessionEvent } from "../../session/event.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import { rationalUtility } from "../rational-utility.ts";
import type { Seat } from "../strategy.ts";

/** The best of what others have offered that the party may take; the earlier one among equals. A plain value; null before the first. */
export type BestHeard = { readonly outcome: Outcome; readonly utility: number } | null;

/** After one more event; the very same one where nothing better was offered. */
export function bestHeard(best: BestHeard, event: SessionEvent, seat: Seat): BestHeard {
  if (event.kind !== "offered" || event.party === seat.party) return best;
  const own = ownUtilityOf(seat);
  const utility = own === null ? undefined : rationalUtility(own, event.outcome);
  return utility === undefined || (best !== null && utility <= best.utility) ? best : { outcome: event.outcome, utility };
}
