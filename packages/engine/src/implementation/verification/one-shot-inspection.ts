import { failed, ok, type Result } from "../../lib/result.ts";
import { notAboveZero, refusal, type VerificationRefusal } from "./verification-refusal.ts";

/** What is at stake in one inspection. Legal behaviour that nobody inspects is worth 0 to both. */
export interface OneShotSettings {
  /** What a violation that is not caught gains the other side; above 0, on its own scale. */
  readonly gain: number;
  /** What a violation that is caught costs it; above 0, on the same scale. */
  readonly penalty: number;
  /** What an inspection costs the inspector, as a share of what an uncaught violation costs it; above 0. */
  readonly inspectionCost: number;
  /** What a caught violation costs the inspector, inspection included, on that scale; below 1. */
  readonly caughtCost: number;
}

export interface OneShotInspection extends OneShotSettings {
  /** How likely the inspector inspects, and the other side violates, where neither announces anything. */
  readonly inspect: number;
  readonly violate: number;
  /** What that is worth to the inspector. To the other side it is worth 0, as legal behaviour is. */
  readonly inspectorValue: number;
  /** What the inspector gets who announces to inspect a little more often than `inspect`: then nobody violates. */
  readonly leadershipValue: number;
}

/**
 * One inspection or none, one violation or none, chosen at the same time:
 *
 *   inspect p* = gain / (gain + penalty),  violate q* = e / (1 - a + e)
 *
 * with e the cost of an inspection and a that of a violation caught. The inspector is worth -q* then. Leadership: an inspector
 * who can bind itself announces p just above p*; the other side behaves, and the inspector has -e p*.
 */
export function oneShotInspection(settings: OneShotSettings): Result<OneShotInspection, readonly VerificationRefusal[]> {
  const { gain, penalty, inspectionCost, caughtCost } = settings;
  const refusals = [
    ...notAboveZero(gain, "gain"),
    ...notAboveZero(penalty, "penalty"),
    ...notAboveZero(inspectionCost, "inspectionCost"),
    ...(caughtCost < 1 && Number.isFinite(caughtCost) ? [] : [refusal("notBelow", "caughtCost", { value: caughtCost, below: 1 })]),
  ];
  if (refusals.length > 0) return failed(refusals);
  const inspect = gain / (gain + penalty);
  const violate = inspectionCost / (1 - caughtCost + inspectionCost);
  return ok({ ...settings, inspect, violate, inspectorValue: -violate, leadershipValue: -inspectionCost * inspect });
}
