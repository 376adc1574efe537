import type { PartyId } from "../../model/ids.ts";

/** Something in the record that may mean that a counterpart plays for time. What it means is for a reader to judge. A plain value. */
export type Signal = SignalHead & SignalFacts;

export interface SignalHead {
  /** Whose doing. */
  readonly party: PartyId;
  /** ISO time, or date where only the day is known, of what gave the signal. */
  readonly at: string;
  /** What it was computed from: see Happening. */
  readonly refs: readonly string[];
  readonly strength: Strength;
}

export type Strength = (typeof STRENGTHS)[number];

export const STRENGTHS = ["weak", "clear", "strong"] as const;

export type SignalKind = SignalFacts["kind"];

export type SignalFacts =
  | ({ readonly kind: "lateAnswer" } & Delay)
  /** No answer yet. */
  | ({ readonly kind: "silence" } & Delay)
  /** So many steps in a row that brought the onlooker nothing and took nothing from it. `isCurrent`: the last step is one of them. */
  | { readonly kind: "unmoved"; readonly steps: number; readonly isCurrent: boolean }
  /** An offer worth less to the onlooker than the one before: by how much, in its points and as a share of its range (both above 0). */
  | { readonly kind: "stepBack"; readonly loss: number; readonly share: number }
  /** The how many-th that this party called off. `isMadeGood`: a meeting was held since. */
  | { readonly kind: "meetingCancelled"; readonly count: number; readonly isMadeGood: boolean }
  /**
   * It announced a package, and then refused that very package, or offered one worth less to the onlooker: by how much, as for a step
   * back; 0 where it refused.
   */
  | { readonly kind: "wordsAgainstDeeds"; readonly how: "refused" | "offeredLess"; readonly loss: number; readonly share: number };

/** Milliseconds. */
export interface Delay {
  readonly took: number;
  /** Median of the answers that it is measured against. */
  readonly median: number;
  /** How many answers that is. */
  readonly answers: number;
  /** Whose answers: the party's own, or, where it has given too few, everybody's. */
  readonly habit: "own" | "everybody";
  /** took / median; null where the median is 0. */
  readonly times: number | null;
}
