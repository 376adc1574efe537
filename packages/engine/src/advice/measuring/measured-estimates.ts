import { own } from "../../lib/own.ts";
import type { PartyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { Sight } from "../going-on/standpoint.ts";
import { type MeasuredReading, measuredReading } from "./measured-reading.ts";

/** A counterpart as the party's estimate of it measures packages, by the likely figures. */
export interface MeasuredEstimate extends MeasuredReading {
  readonly party: PartyId;
}

/** Of the counterparts that the party's brief has an estimate of, in the order of their turns. */
export function measuredEstimates({ seat, counterparts }: Sight): readonly MeasuredEstimate[] {
  const ground = { space: outcomeSpace(seat.issues), unknowns: seat.unknowns };
  return counterparts.flatMap((party) => {
    const estimate = own(seat.brief.estimates, party);
    return estimate === undefined ? [] : [{ party, ...measuredReading(ground, estimate) }];
  });
}
