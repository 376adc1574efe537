import type { Band } from "./weighted-band.ts";
import { weightedBand } from "./weighted-band.ts";

/** What a course of action is likely to bring, in the party's own points, from possible continuations. */
export interface Outlook {
  /** Expected utility; no agreement counts as the reservation value. */
  readonly mean: number;
  /** Within which nine of ten continuations end. */
  readonly band: Band;
  /** Share that ends in an agreement. */
  readonly agreement: number;
  /** How many continuations were played, and how many equally likely ones would say as much. */
  readonly playOuts: number;
  readonly effective: number;
}

export interface Continuation {
  /** Own points; of no agreement the reservation value. */
  readonly utility: number;
  readonly isAgreed: boolean;
  /** The weights of all sum to 1. */
  readonly weight: number;
}

/** At least one. */
export function outlookOf(continuations: readonly Continuation[]): Outlook {
  const sumOf = (of: (each: Continuation) => number): number => continuations.reduce((sum, each) => sum + each.weight * of(each), 0);
  return {
    mean: sumOf(({ utility }) => utility),
    band: weightedBand(continuations.map(({ utility, weight }) => ({ value: utility, weight }))),
    // Weights sum to 1 but for rounding.
    agreement: Math.min(
      1,
      sumOf(({ isAgreed }) => (isAgreed ? 1 : 0)),
    ),
    playOuts: continuations.length,
    effective: 1 / continuations.reduce((sum, { weight }) => sum + weight ** 2, 0),
  };
}
