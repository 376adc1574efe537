import { ONE, rationalFromNumber, subtract, toNumber } from "../../lib/rational.ts";
import type { Hypothesis } from "./posterior.ts";

/** A hypothesis, and whether it is one of those that are suspected: that something undeclared is there. */
export interface Suspect extends Hypothesis {
  readonly isSuspected: boolean;
}

/** Which of the suspect places may be visited. */
export interface Access {
  /** How likely what is suspected is at a place that may be visited, 0 to 1: where all places are alike, their share. */
  readonly share: number;
  /** "lasting": the same places stay closed. "drawn": which are closed is drawn anew for every visit. */
  readonly kind: "lasting" | "drawn";
}

export interface VisitSettings {
  /** How likely a visit that may go where it should finds what is there, 0 to 1. */
  readonly sensitivity: number;
  /** How likely a visit finds nothing where nothing is, 0 to 1. 1: no false alarms. */
  readonly specificity: number;
  readonly access: Access;
}

/**
 * What is suspected with this prior, as hypotheses. With lasting limits it is split in two: at a place that may be visited, and
 * at one that may not, where a visit elsewhere goes as if nothing were there. So all visits together find it with a chance of
 * at most `share`. With limits drawn anew a single visit has a sensitivity of `share` times its own, and there is no such cap.
 */
export function suspicion(prior: number, { sensitivity, specificity, access }: VisitSettings): readonly Suspect[] {
  const falseAlarm = falseAlarmOf(specificity);
  if (access.kind === "drawn") {
    return [{ prior, find: falseAlarm + access.share * (sensitivity - falseAlarm), isSuspected: true }];
  }
  const open = { prior: prior * access.share, find: sensitivity, isSuspected: true };
  const closed = { prior: prior * (1 - access.share), find: falseAlarm, isSuspected: true };
  return [open, closed].filter((suspect) => suspect.prior > 0);
}

/** That nothing undeclared is there. */
export const absence = (prior: number, { specificity }: Pick<VisitSettings, "specificity">): Suspect => ({
  prior,
  find: falseAlarmOf(specificity),
  isSuspected: false,
});

/** Of the decimal as a person reads it: a specificity of 0.95 and a sensitivity of 0.05 must come out as no difference. */
const falseAlarmOf = (specificity: number): number => toNumber(subtract(ONE, rationalFromNumber(specificity)));
