import { type Evidence, posterior } from "./posterior.ts";
import type { Suspect } from "./suspicion.ts";

/** Both of them, because 1 - x has lost its digits where x is near 1. */
export interface Belief {
  /** How likely what is suspected is there. */
  readonly present: number;
  readonly absent: number;
}

/** What is believed after the evidence; null where it is impossible under every hypothesis. */
export function beliefAfter(suspects: readonly Suspect[], evidence: Evidence): Belief | null {
  const held = posterior(suspects, evidence);
  if (held === null) return null;
  const sum = (isSuspected: boolean): number =>
    suspects.reduce((total, suspect, k) => (suspect.isSuspected === isSuspected ? total + (held[k] ?? 0) : total), 0);
  // Rounding could take a sum of certainties a little past 1.
  return { present: Math.min(1, sum(true)), absent: Math.min(1, sum(false)) };
}
