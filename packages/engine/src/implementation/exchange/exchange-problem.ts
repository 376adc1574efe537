/**
 * An exchange of steps between two parties. Costs and values are points, each on the scale of the party that bears or gets
 * them: points of different parties are never added. A plain value.
 */
export interface ExchangeProblem {
  /** Exactly two. */
  readonly parties: readonly ExchangeParty[];
  /** At least one. */
  readonly steps: readonly ExchangeStep[];
  readonly simultaneous: Simultaneous;
}

export interface ExchangeParty {
  readonly id: string;
  /** What it costs this party to stop and keep what it has: reputation, a deposit, a remedy of the other. 0 or more, points. */
  readonly breakingCost: number;
}

export interface ExchangeStep {
  readonly id: string;
  /** Who does it. */
  readonly party: string;
  /** What it costs whoever does it: 0 or more, that party's points. */
  readonly cost: number;
  /** What it is worth to the other: 0 or more, the other's points. */
  readonly value: number;
  /** The share of the cost that is recovered when the step is undone: 0 to 1. */
  readonly recovered: number;
  /** The share of the value that the other loses when the step is undone (snapback): 0 to 1. */
  readonly lost: number;
  /** Steps of either party that must be done, with their evidence accepted, before this one begins. */
  readonly after: readonly string[];
  /** It may be done in up to so many equal parts, one after the other; at least 1. */
  readonly parts: number;
  /** From the start to accepted evidence: 0 or more. A part of it takes its share of them, rounded up. */
  readonly days: number;
  /** ISO date before which it cannot begin. */
  readonly earliest: string | null;
}

/** Which two steps, one of each party, may be done at once, so that neither goes first. An escrow makes such a pair of any two steps. */
export type Simultaneous =
  | { readonly kind: "never" }
  | { readonly kind: "anyPair" }
  | { readonly kind: "pairs"; readonly pairs: readonly (readonly [string, string])[] };
