import type { PartyId } from "../../model/ids.ts";
import { type MoveClass, moveClass } from "../../simulation/move-class.ts";
import { type Happening, isOffer, type Offer } from "./happening.ts";
import type { Onlooker } from "./onlooker.ts";
import { type Scale, type Worths, worths } from "./worths.ts";

/** From one whole offer of a party to its next, as the onlooker can read it. */
export interface OfferStep {
  readonly party: PartyId;
  /** Refs of the two offers. */
  readonly from: string;
  readonly to: string;
  /** When the later one was made. */
  readonly at: string;
  /** Change to the onlooker, in its own points: exact by its brief. Of an own step, what it gave (below 0) or took back. */
  readonly change: number;
  /** The same as a share of the onlooker's range, worst to best. */
  readonly share: number;
  /** Change to the mover, in the mover's own points: by the onlooker's estimate of it, unless the mover is the onlooker. Null without one. */
  readonly moverChange: number | null;
  /** Null where an estimate that it needs is missing. */
  readonly class: MoveClass | null;
  /** Parties whose estimates the class rests on. */
  readonly estimated: readonly PartyId[];
  /** Parties of which there is no estimate. They are left out of what the step does to others; the mover among them: no class. */
  readonly missing: readonly PartyId[];
}

export interface StepSettings {
  readonly onlooker: Onlooker;
  /** Those at the table, the onlooker among them. */
  readonly parties: readonly PartyId[];
  /** Share of a party's range, 0 or more: a change of at most so much is none. ROUNDING is as exact as doubles are. */
  readonly tolerance: number;
}

/**
 * Every step of every party in the order of happening, with its DANS class (Hindriks, Jonker and Tykhonov 2007): the onlooker's change by
 * its own brief, others' by the estimates in it. What a step does to others is the mean of their changes, in shares of their ranges. Offers
 * that are no outcomes of the case as it is (from before an amendment) begin anew.
 */
export function offerSteps(happenings: readonly Happening[], settings: StepSettings): readonly OfferStep[] {
  const held = worths(settings.onlooker);
  const last = new Map<PartyId, Offer>();
  return happenings.flatMap((offer): OfferStep[] => {
    if (!isOffer(offer)) return [];
    const before = last.get(offer.party);
    last.set(offer.party, offer);
    const step = before && offerStep(before, offer, { ...settings, held });
    return step === undefined || step === null ? [] : [step];
  });
}

/** Null where one of the two is no outcome of the case. */
function offerStep(
  from: Offer,
  to: Offer,
  { onlooker, parties, tolerance, held }: StepSettings & { readonly held: Worths },
): OfferStep | null {
  const own = changeBetween(held.own, from, to);
  if (own === null) return null;
  const { party } = to;
  const readings = new Map(parties.map((each) => [each, each === onlooker.party ? own : changeBetween(held.of(each), from, to)]));
  const mover = readings.get(party) ?? null;
  const others = parties.flatMap((each) => (each === party ? [] : (readings.get(each) ?? [])));
  const known = others.length > 0 && mover !== null;
  const isEstimate = (each: PartyId): boolean => each !== onlooker.party && (readings.get(each) ?? null) !== null;
  return {
    party,
    from: from.ref,
    to: to.ref,
    at: to.at,
    change: own.points,
    share: own.share,
    moverChange: mover && mover.points,
    class: known ? moveClass(mover.share, others.reduce((sum, { share }) => sum + share, 0) / others.length, tolerance) : null,
    estimated: known ? parties.filter(isEstimate) : [],
    missing: parties.filter((each) => (readings.get(each) ?? null) === null),
  };
}

interface Change {
  readonly points: number;
  /** Of the party's range. */
  readonly share: number;
}

function changeBetween(scale: Scale | null, from: Offer, to: Offer): Change | null {
  const points = scale?.difference(from.outcome, to.outcome) ?? null;
  if (scale === null || points === null) return null;
  return { points, share: scale.range > 0 ? points / scale.range : 0 };
}
