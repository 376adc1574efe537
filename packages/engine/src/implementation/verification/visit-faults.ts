import type { VisitSettings } from "./suspicion.ts";
import { notShare, notWhole, type VerificationRefusal } from "./verification-refusal.ts";

export interface VisitCount {
  /** 0 to 10,000. */
  readonly visits: number;
  /** How many of the visits found something. */
  readonly finds: number;
}

const MOST_VISITS = 10_000;

/** All that is wrong with what is said of visits. */
export function visitFaults({
  sensitivity,
  specificity,
  access,
  visits,
  finds,
}: VisitSettings & VisitCount): readonly VerificationRefusal[] {
  const wrongVisits = notWhole(visits, "visits", { least: 0, most: MOST_VISITS });
  return [
    ...notShare(sensitivity, "sensitivity"),
    ...notShare(specificity, "specificity"),
    ...notShare(access.share, "access"),
    ...wrongVisits,
    ...notWhole(finds, "finds", { least: 0, most: wrongVisits.length === 0 ? visits : MOST_VISITS }),
  ];
}

export const goalFaults = (goal: number | null): readonly VerificationRefusal[] => (goal === null ? [] : notShare(goal, "goal"));
