import type { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import type { Condition } from "../../model/condition.ts";
import type { ExactUtility } from "../../model/exact-utility.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";

/**
 * A party's own utility over its admissible outcomes (no public constraint broken, none of its own red lines crossed), and
 * the way back from a wanted utility to outcomes. All utilities are points of the party's own scale, the nearest doubles to
 * the exact figures, so they compare as these do. No outcome has a utility at, above or below NaN.
 *
 * There are two kinds. "Enumerated", for spaces of up to 2^21 combinations, has every outcome listed: all its answers are
 * exact, and the same outcome is always the same object, for all parties of the space. "Grid", for larger spaces, promises
 * less; each answer says what. Its promises take for granted that every group of tied issues has at most 2^21 combinations;
 * of a larger one it knows only what it met climbing hills, and counts that for all there is (see sampledPart). What is
 * nearer to a target than doubles can tell, where units go beyond 2^53, it may pass over.
 */
export interface InverseUtility {
  readonly space: OutcomeSpace;
  /** Best and worst utility over admissible outcomes. Exact. */
  readonly best: number;
  readonly worst: number;
  /**
   * How many admissible outcomes there are. Exact, and above 0. Grid: throws where a group of tied issues is too large to
   * list, and exclusions alone still tie too much to count.
   */
  readonly count: bigint;
  /** Utility of any outcome of the space, admissible or not. Undefined where it is no outcome of the space. Exact. */
  utility(outcome: Outcome): number | undefined;
  /** False, too, for what is no outcome of the space. */
  isAdmissible(outcome: Outcome): boolean;
  /**
   * The admissible outcome with the least utility at or above the target; null if there is none. Among equals the one with
   * the lowest combination number. Grid: truly at or above the target, and at most 0.001 of the range from worst to best
   * above the least there is; among equals always the same one.
   */
  atLeast(target: number): Outcome | null;
  /** The admissible outcome with the greatest utility at or below the target, likewise. */
  atMost(target: number): Outcome | null;
  /** The k-th best, the best being number 0: utility descending, among equals the lower combination number first; null past the end. */
  ranked(k: number): Outcome | null;
  /** How many admissible outcomes are better than the target: the rank of the first that is not. Grid: undefined. */
  rankOf(target: number): number | undefined;
  /**
   * A random admissible outcome with a utility from `from` to `to`, both included; null if none was found. All such outcomes
   * are equally likely. Grid: likewise, and null only where atLeast(from) is not in the band either; in a band narrower
   * than some 0.0001 of the range that outcome comes more often than others.
   */
  between(from: number, to: number, rng: Rng): Outcome | null;
  /**
   * Of the admissible outcomes worth `from` to `to`, both included, the one with the greatest sum of scores[issue][option];
   * null if none was found. Scores are finite, and summed in doubles. Among equals the one with the lowest combination
   * number. Grid: a good one, not always the best; null only where atLeast(from) is not in the band either.
   */
  bestFor(scores: readonly ArrayLike<number>[], from: number, to: number): Outcome | null;
}

export interface UtilityToInvert {
  readonly space: OutcomeSpace;
  readonly utility: ExactUtility;
  /** An outcome that meets any of these is not admissible. */
  readonly excluded: readonly Condition[];
}
