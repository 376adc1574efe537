import { failed, ok, type Result } from "../../lib/result.ts";
import { firstTrue } from "./first-true.ts";
import { notAboveZero, notShare, type VerificationRefusal } from "./verification-refusal.ts";

export interface DeterrenceSettings {
  /** What a violation that is not detected gains the violator; above 0, on its own scale. */
  readonly gain: number;
  /** What one that is detected costs it, against behaving; above 0, on the same scale. */
  readonly loss: number;
  /** How likely one visit finds a violation at a place that may be visited, and the share of such places; null: no visits in mind. */
  readonly visits: { readonly sensitivity: number; readonly access: number } | null;
}

export interface Deterrence extends DeterrenceSettings {
  /** The least chance of detection at which violating is worth no more than behaving. */
  readonly threshold: number;
  /** The fewest visits that detect so often; null where no number does, and where no visits are in mind. */
  readonly visitsNeeded: number | null;
  /** What visits detect if there is no end of them; null where none are in mind. */
  readonly detectionCap: number | null;
}

/** Visits beyond this many count as never. */
const MOST_VISITS = 1e9;
/** Relative to the threshold: rounding of powers. */
const ROUNDING = 1e-12;

/**
 * When is a violation not worth its risk?
 *
 *   (1 - π) gain - π loss <= 0,  so  π >= gain / (gain + loss)
 *
 * k visits detect access (1 - (1 - sensitivity)^k), never more than access.
 */
export function deterrence(settings: DeterrenceSettings): Result<Deterrence, readonly VerificationRefusal[]> {
  const { gain, loss, visits } = settings;
  const refusals = [
    ...notAboveZero(gain, "gain"),
    ...notAboveZero(loss, "loss"),
    ...(visits === null ? [] : [...notShare(visits.sensitivity, "sensitivity"), ...notShare(visits.access, "access")]),
  ];
  if (refusals.length > 0) return failed(refusals);
  const threshold = gain / (gain + loss);
  if (visits === null) return ok({ ...settings, threshold, visitsNeeded: null, detectionCap: null });
  return ok({ ...settings, threshold, ...visitsFor(threshold, visits) });
}

function visitsFor(threshold: number, { sensitivity, access }: NonNullable<DeterrenceSettings["visits"]>) {
  const detectionCap = sensitivity === 0 ? 0 : access;
  const detected = (visits: number): number => (visits === 0 ? 0 : -access * Math.expm1(visits * Math.log1p(-sensitivity)));
  // With less than a perfect visit the cap is only neared.
  const isOutOfReach = sensitivity < 1 ? threshold >= detectionCap : threshold > detectionCap;
  const visitsNeeded = isOutOfReach ? Infinity : firstTrue((visits) => detected(visits) >= threshold * (1 - ROUNDING), MOST_VISITS);
  return { detectionCap, visitsNeeded: visitsNeeded > MOST_VISITS ? null : visitsNeeded };
}
