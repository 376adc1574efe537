import type { MoveClass } from "./move-class.ts";

/**
 * What a tournament found. Each game counts once for a strategy, with the mean over its seats in that game. Means stand with a 95 %
 * interval, percentile bootstrap over games (Efron 1979), seeded, all repetitions of a game drawn together; from 5,000 different games on
 * the normal interval. It says how far chance in the choice of games could move them, and nothing about other cases than these. Repeating
 * games shows what chance does within them, and narrows no interval by itself: strategies that do not draw play the same game again.
 */
export interface Standings {
  readonly games: number;
  /** Resamples behind each interval. */
  readonly resamples: number;
  /** By mean advantage, highest first; then by mean share, then by name. Without a mean: last. */
  readonly strategies: readonly StrategyStanding[];
  /** [row][column], in the order of `strategies`. */
  readonly matrix: readonly (readonly Encounter[])[];
  /** In the order of the settings. */
  readonly cases: readonly CaseStanding[];
}

export interface StrategyStanding {
  readonly strategy: string;
  /** More than one where results of different versions were mixed. */
  readonly versions: readonly number[];
  /** 1 for the best; equal advantage and share, to twelve decimals, are an equal rank. */
  readonly rank: number;
  readonly games: number;
  readonly forfeits: number;
  readonly figures: Readonly<Record<FigureName, Figure>>;
  /** Shares of its steps from offer to offer, all games together, 0 to 1; null where it made none. */
  readonly moves: Readonly<Record<MoveClass, number>> | null;
  /** Games against itself alone; they count above, too. */
  readonly selfPlay: Readonly<Record<FigureName, Figure>>;
}

export const FIGURES = ["advantage", "share", "welfare", "frontierDistance", "nashDistance", "agreement", "rounds", "offers"] as const;

/** Figures of GameScore and PartyScore; "agreement" is 1 with and 0 without. */
export type FigureName = (typeof FIGURES)[number];

export interface Figure {
  /** Games that have this figure: those without an agreement have no distances. */
  readonly games: number;
  /** Null where no game has it. */
  readonly mean: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Games in which row and column both sit; on the diagonal, those that a strategy plays against itself. */
export interface Encounter {
  readonly games: number;
  /** Mean advantage of the row in them; null without games. */
  readonly advantage: number | null;
  /** Games in which the row's advantage is the greater, and in which it is equal within ROUNDING. */
  readonly wins: number;
  readonly draws: number;
}

export interface CaseStanding {
  readonly name: string;
  readonly games: number;
  readonly agreements: number;
  /** In the order of `Standings.strategies`. */
  readonly strategies: readonly {
    readonly strategy: string;
    readonly games: number;
    readonly advantage: number | null;
    /** By party of the case: mean utility in that party's points over the games in which the strategy had its seat. */
    readonly utilities: readonly (number | null)[];
  }[];
}
