import type { Case } from "../model/case.ts";
import type { ProtocolSettings } from "../session/setup.ts";

/** Every strategy against every other, on every case, from every side. A plain value that JSON can carry. */
export interface TournamentSettings {
  readonly cases: readonly NamedCase[];
  /** As the registry reads them, or names of players from outside; each once. */
  readonly strategies: readonly string[];
  readonly protocol: ProtocolSettings;
  readonly deadline: TournamentDeadline;
  /** Milliseconds that each turn takes. */
  readonly turnTime: number;
  /**
   * Who sits where. "every": each way to seat strategies at the parties of a case, strategies to the power of parties. A sample: so many
   * a case, drawn in lots, a lot being one draw of a strategy for each party and its rotations, so that each sits on every side.
   */
  readonly seating: { readonly kind: "every" } | { readonly kind: "sample"; readonly size: number };
  /** Who opens: the parties in the order of the case, or in each of its rotations (a game for each). */
  readonly openings: "first" | "every";
  /** Games in which all seats have the same strategy. */
  readonly selfPlay: "included" | "leftOut";
  /** How often each game is played, each time with a seed of its own. 1 or more. */
  readonly repetitions: number;
  readonly seed: number;
  /** Share of a party's range up to which a step from offer to offer counts as none; absent: ROUNDING. */
  readonly moveTolerance?: number;
}

export interface NamedCase {
  /** Each once. */
  readonly name: string;
  readonly value: Case;
}

/** A limit in rounds, in milliseconds from the opening, or both. Neither: MOST_TURNS alone. */
export interface TournamentDeadline {
  readonly rounds?: number;
  readonly time?: number;
  readonly roundTime?: "completed" | "entered";
}
