import {
  type CounterOffer,
  equivalentCounterOffers,
  improve,
  type Improvement,
  ok,
  type PartyId,
  type Result,
  sightOf,
  type Standpoint,
  worths,
} from "@detente/engine";
import type { AskedMoment, OfferMeant } from "../../contract/advice-parts.ts";
import { refused, type Refused } from "../refused.ts";
import { improveWords } from "../words/perspective-words.ts";
import { type Assessed, assessedOffer, type Playing, type Progress, USUAL_SEED } from "./answer-verdict.ts";
import type { Unread } from "./unread.ts";

export interface Equivalents {
  readonly target: number;
  readonly tolerance: number;
  readonly offers: readonly CounterOffer[];
}

export interface CounterOffersAnswer {
  readonly offeredBy: PartyId | null;
  readonly offer: number | null;
  readonly counterOffers: readonly CounterOffer[];
  /** Null where they were not asked for. */
  readonly equivalents: Equivalents | null;
  /** Null where the side's estimates do not tell. */
  readonly betterForBoth: Improvement | null;
  readonly unread: readonly Unread[];
}

export interface CounterOffersAsked extends OfferMeant, Playing {
  readonly count?: number | undefined;
  readonly equivalents?:
    | { readonly count: number; readonly worth?: number | undefined; readonly tolerance?: number | undefined }
    | undefined;
  readonly moment?: AskedMoment | undefined;
}

/** As many as `detente counter` looks for. */
const USUAL_COUNT = 6;
/** Of the party's range of points. */
const USUAL_TOLERANCE = 0.02;

export function answerCounterOffers(from: Standpoint, asked: CounterOffersAsked, progress: Progress): Result<CounterOffersAnswer, Refused> {
  const assessed = assessedOffer(from, { ...asked, counterOffers: asked.count ?? USUAL_COUNT, flips: false }, progress);
  if (assessed.kind === "failed") return assessed;
  const { offer, verdict, standpoint } = assessed.value;
  const equivalents = equivalentsOf(assessed.value, asked);
  if (equivalents.kind === "failed") return equivalents;
  const value = sightOf(standpoint)?.value ?? standpoint.value;
  const better = improve(value, offer.outcome, { kind: "party", party: standpoint.party });
  return ok({
    offeredBy: offer.by,
    offer: offer.number,
    counterOffers: verdict.counterOffers,
    equivalents: equivalents.value,
    betterForBoth: better.kind === "ok" ? better.value : null,
    unread: better.kind === "ok" ? [] : [{ part: "betterForBoth", code: better.failure.code, detail: improveWords(better.failure) }],
  });
}

function equivalentsOf(
  { standpoint, offer, verdict: { reservation, counterOffers } }: Assessed,
  { equivalents, seed = USUAL_SEED }: CounterOffersAsked,
): Result<Equivalents | null, Refused> {
  if (equivalents === undefined) return ok(null);
  const { count, worth } = equivalents;
  if (worth !== undefined && worth < reservation.value)
    return refused({
      refusal: "worthTooLow",
      path: "body.equivalents.worth",
      detail: `No agreement is worth ${reservation.value} to your side; name that or more.`,
    });
  const sight = sightOf(standpoint);
  const tolerance = equivalents.tolerance ?? USUAL_TOLERANCE * (sight === null ? 0 : worths(sight.seat).own.range);
  // The best package is one of those that are worth as much as it.
  const target = worth ?? Math.max(reservation.value, (counterOffers[0]?.value ?? reservation.value) - tolerance);
  const offers = sight === null ? [] : equivalentCounterOffers(sight, offer.outcome, { count, target, tolerance, seed });
  return ok({ target, tolerance, offers });
}
