import { own } from "../../lib/own.ts";
import type { Estimate } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import { type OutcomeSpace, outcomeSpace } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import { haveSameItems } from "../inverse-utility/have-same-items.ts";
import type { Seat } from "../strategy.ts";
import { additivePart } from "./additive-part.ts";
import type { AdditiveEstimate } from "./opponent-model.ts";
import { onUnitScale } from "./unit-scale.ts";

/**
 * What a party's brief itself says that a counterpart wants, ranges at their likely figure; null where it says nothing. It rests on no
 * offers. An interaction cannot be said as a sum over issues: of each the best that can is taken
 * (see additivePart). Made once an estimate, space and list of unknowns.
 */
export function estimateFromBrief(seat: Seat, counterpart: PartyId): AdditiveEstimate | null {
  const stated = own(seat.brief.estimates, counterpart);
  if (stated === undefined) return null;
  const space = outcomeSpace(seat.issues);
  const known = made.get(stated);
  if (known?.space === space && haveSameItems(known.unknowns, seat.unknowns)) return known.estimate;
  const estimate = {
    scores: onUnitScale(additivePart(partyUtility({ space, unknowns: seat.unknowns, reading: stated })).scores),
    strength: 0,
  };
  made.set(stated, { space, unknowns: seat.unknowns, estimate });
  return estimate;
}

interface Made {
  readonly space: OutcomeSpace;
  readonly unknowns: Seat["unknowns"];
  readonly estimate: AdditiveEstimate;
}

const made = new WeakMap<Estimate, Made>();
