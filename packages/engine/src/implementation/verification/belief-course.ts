import { type Belief, beliefAfter } from "./belief-after.ts";
import type { Suspect } from "./suspicion.ts";

export interface BeliefStep {
  readonly visits: number;
  /** After so many empty visits; null where they cannot be. */
  readonly empty: Belief | null;
  /** If the last of them had found something; null for none, and where that cannot be. */
  readonly lastFinds: Belief | null;
}

/** Belief after none to all of the visits. */
export function beliefCourse(suspects: readonly Suspect[], visits: number): readonly BeliefStep[] {
  return Array.from({ length: visits + 1 }, (_, k) => ({
    visits: k,
    empty: beliefAfter(suspects, { empty: k, finds: 0 }),
    lastFinds: k === 0 ? null : beliefAfter(suspects, { empty: k - 1, finds: 1 }),
  }));
}
