import { assess, type AssessStep, ok, type PartyId, type Result, type Standpoint, type Verdict } from "@detente/engine";
import type { AskedMoment, OfferMeant } from "../../contract/advice-parts.ts";
import type { Refused } from "../refused.ts";
import { assessRefused } from "../words/assess-refused.ts";
import { askedOffer, type AskedOffer } from "./asked-offer.ts";
import { type AskedFrom, momentAsked } from "./asked-moment.ts";

export interface VerdictAnswer {
  readonly offeredBy: PartyId | null;
  readonly offer: number | null;
  readonly verdict: Verdict;
}

export interface Playing {
  readonly seed?: number | undefined;
  readonly playOuts?: number | undefined;
  readonly returnChance?: number | undefined;
}

export interface VerdictAsked extends OfferMeant, Playing {
  readonly counterOffers?: number | undefined;
  readonly flips?: boolean | undefined;
  readonly moment?: AskedMoment | undefined;
}

/** Told how far it is. */
export type Progress = (step: string, done: number, of: number) => void;

export const USUAL_SEED = 1;
/** As many as `detente assess` looks for. */
const USUAL_COUNTER_OFFERS = 5;

export interface Assessed extends AskedFrom {
  readonly offer: AskedOffer;
  readonly verdict: Verdict;
}

export function answerVerdict(from: Standpoint, asked: VerdictAsked, progress: Progress): Result<VerdictAnswer, Refused> {
  const assessed = assessedOffer(from, asked, progress);
  if (assessed.kind === "failed") return assessed;
  const { offer, verdict } = assessed.value;
  return ok({ offeredBy: offer.by, offer: offer.number, verdict });
}

/** The verdict with what it is about. */
export function assessedOffer(from: Standpoint, asked: VerdictAsked, progress: Progress): Result<Assessed, Refused> {
  const offer = askedOffer(from, asked);
  if (offer.kind === "failed") return offer;
  const { outcome, by, number } = offer.value;
  const at =
    asked.moment === undefined
      ? ok({ standpoint: from, offeredBy: number === null ? by : null })
      : momentAsked(from, asked.moment, { by, outcome });
  if (at.kind === "failed") return at;
  const { standpoint, offeredBy } = at.value;
  const { seed = USUAL_SEED, playOuts, returnChance, counterOffers = USUAL_COUNTER_OFFERS, flips } = asked;
  const assessed = assess(standpoint, outcome, {
    seed,
    counterOffers,
    flips: flips === true ? "listed" : "leftOut",
    progress: (step: AssessStep, done, of) => progress(step, done, of),
    ...(offeredBy !== null && { offeredBy }),
    ...(playOuts !== undefined && { playOuts }),
    ...(returnChance !== undefined && { returnChance }),
  });
  return assessed.kind === "failed" ? assessRefused(assessed.failure) : ok({ ...at.value, offer: offer.value, verdict: assessed.value });
}
