import { own } from "../../lib/own.ts";
import { pointsOf } from "../../model/exact-utility.ts";
import type { PartyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import type { Seat } from "../strategy.ts";
import { additivePart } from "./additive-part.ts";

/**
 * What a party's brief says that no agreement is worth to a counterpart, on the scale of `estimateFromBrief`: 0 the worst combination of
 * options, 1 the best. Null where the brief says nothing of it.
 */
export function reservationFromBrief(seat: Seat, counterpart: PartyId): number | null {
  const stated = own(seat.brief.estimates, counterpart);
  if (stated?.noAgreement === undefined) return null;
  const utility = partyUtility({ space: outcomeSpace(seat.issues), unknowns: seat.unknowns, reading: stated });
  const { scores, constant } = additivePart(utility);
  const least = scores.reduce((sum, row) => sum + Math.min(...row), 0);
  const most = scores.reduce((sum, row) => sum + Math.max(...row), 0);
  const above = pointsOf(utility, utility.reservation) - constant - least;
  return most > least ? Math.min(1, Math.max(0, above / (most - least))) : 0;
}
