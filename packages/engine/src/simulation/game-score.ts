import type { PartyId } from "../model/ids.ts";
import type { MoveClass } from "./move-class.ts";

/**
 * What came of a finished game, by the true preferences of all. u: utility of the agreement in points, times the party's discount to the
 * power of relative time; its reservation value r without an agreement, to a party that forfeited, and to one that has crossed a red line
 * of its own, for it would not take that whatever it is worth. best, worst: over admissible outcomes. The plane has one axis a party,
 * (u − worst)/(best − worst) without discount.
 */
export interface GameScore {
  readonly isAgreed: boolean;
  /** Completed. */
  readonly rounds: number;
  /** Whole ones. */
  readonly offers: number;
  /** Σ of the parties' shares. Compares parties only by how far each gets in its own range. Null where a share is. */
  readonly welfare: number | null;
  /** From the agreement to the nearest point of the Pareto frontier, in the plane; null without agreement, or where the frontier is not known. */
  readonly frontierDistance: number | null;
  /** To the nearest Nash solution, likewise; null, too, where there is none. */
  readonly nashDistance: number | null;
  /** In the order of the case's parties. */
  readonly parties: readonly PartyScore[];
}

export interface PartyScore {
  readonly party: PartyId;
  /** u, in points of the party's own scale. */
  readonly utility: number;
  /** (u − worst)/(best − worst); 0 where all outcomes are worth the same. Null where best and worst are not known: see CaseMeasures. */
  readonly share: number | null;
  /** (u − r)/(best − r): 0 is no better than no agreement, 1 the best there is. 0 where nothing is better than r; null where best is not known. */
  readonly advantage: number | null;
  /** How many of its steps, from one whole offer of its own to the next, were of each class. */
  readonly moves: MoveCounts;
}

export type MoveCounts = Readonly<Record<MoveClass, number>>;

/** How each figure comes about, as shown to users. */
export const SCORE_FORMULAS = {
  utility:
    "u: points of the agreement × discount^t, t the relative time of the last move; r, the reservation value, without an agreement, after a forfeit, " +
    "and where the agreement crosses a red line of one's own",
  share: "(u − worst)/(best − worst), over admissible outcomes",
  advantage: "(u − r)/(best − r)",
  welfare: "Σ over parties of (u − worst)/(best − worst)",
  frontierDistance: "Euclidean distance from the agreement to the nearest Pareto point, each axis (u − worst)/(best − worst)",
  nashDistance: "the same distance to the nearest Nash solution, max Π (u − d)",
} as const;
