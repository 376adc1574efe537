import type { Ending } from "../session/state.ts";
import type { Forfeit, Game, GameInput } from "./game.ts";
import type { GameScore } from "./game-score.ts";

/** Which game of a tournament. Its number says all the rest; the rest is there to be read. */
export interface GameSpec {
  /** From 0. */
  readonly number: number;
  /** Into the cases of the settings. */
  readonly caseIndex: number;
  /** The strategy of each party, in the order of the case's parties. */
  readonly seats: readonly string[];
  /** Place of the party that opens. */
  readonly opening: number;
  /** From 0. */
  readonly repetition: number;
  /** From the tournament's seed and what the game is, not from its number: games that are added shift no other. */
  readonly seed: number;
}

/** A finished game of a tournament as it is kept. A plain value that JSON can carry. */
export interface GameResult {
  readonly spec: GameSpec;
  /** Of the players, by seat. */
  readonly versions: readonly number[];
  readonly ending: Ending;
  readonly stopped: Game["stopped"];
  readonly score: GameScore;
  readonly forfeits: readonly Forfeit[];
  /** With these, a game of players from outside can be played again. */
  readonly inputs: readonly GameInput[];
}
