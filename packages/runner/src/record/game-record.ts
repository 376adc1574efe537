import {
  type Case,
  type Forfeit,
  type Game,
  type GameInput,
  type GameScore,
  type PartyId,
  ROUNDING,
  score,
  type SessionEvent,
  type SessionSetup,
} from "@detente/engine";
import { documentOfCase } from "@detente/engine/case-file";
import { withoutMaps } from "../without-maps.ts";

/** Version of the form of game files. */
export const GAME_FORMAT = 1;

/** A game that has been played, or is being played, with all that is needed to play it again. What a game file holds, as JSON. */
export interface GameRecord {
  readonly detente: "game";
  readonly format: typeof GAME_FORMAT;
  /** As a case file has it. */
  readonly case: unknown;
  readonly setup: SessionSetup;
  /** In the order of the setup. */
  readonly players: readonly RecordedPlayer[];
  readonly seed: number;
  /** ISO time in UTC, on the game's own clock. */
  readonly startAt: string;
  /** Milliseconds that each turn takes. */
  readonly turnTime: number;
  /** What players from outside answered, by turn. */
  readonly inputs: readonly GameInput[];
  /** Of a game that is not over: those that the person at the table has seen. */
  readonly events: readonly SessionEvent[];
  readonly forfeits: readonly Forfeit[];
  /** Null while the game is not over. */
  readonly score: GameScore | null;
}

export interface RecordedPlayer {
  readonly party: PartyId;
  /** A strategy, a program, or "person". */
  readonly name: string;
  readonly version: number;
}

/** Who is no strategy and no program. */
export const PERSON = "person";

export type GameFrame = Pick<GameRecord, "setup" | "players" | "seed" | "startAt" | "turnTime">;

/** The record of a finished game. Every party must have a brief. */
export function gameRecord(value: Case, frame: GameFrame, game: Game): GameRecord {
  const scored = score(game, ROUNDING);
  if (scored.kind === "failed") throw new Error(`Expected a brief of every party, got ${scored.failure.code}`);
  return recordOf(value, frame, { inputs: game.inputs, events: game.events, forfeits: game.forfeits, score: scored.value });
}

/** The record of a game that goes on. */
export const unfinishedRecord = (value: Case, frame: GameFrame, so: Pick<GameRecord, "inputs" | "events">): GameRecord =>
  recordOf(value, frame, { ...so, forfeits: [], score: null });

function recordOf(value: Case, frame: GameFrame, found: Pick<GameRecord, "inputs" | "events" | "forfeits" | "score">): GameRecord {
  const { setup, players, seed, startAt, turnTime } = frame;
  const { inputs, events, forfeits, score } = found;
  return {
    detente: "game",
    format: GAME_FORMAT,
    case: withoutMaps(documentOfCase(value)),
    setup,
    players,
    seed,
    startAt,
    turnTime,
    inputs,
    events,
    forfeits,
    score,
  };
}
