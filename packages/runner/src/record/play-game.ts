import {
  type Answer,
  type Case,
  type Game,
  type GameInput,
  type GameRefusal,
  type PartyId,
  playAsync,
  type Player,
  type Result,
  sessionCase,
  type SessionState,
} from "@detente/engine";
import { houseStrategy } from "../house-strategy.ts";
import { isProgramName, programCommand } from "../outside/program-command.ts";
import { LocalDesk } from "../outside/program-desk.ts";
import { ProgramPlayer } from "../outside/program-player.ts";
import type { TimeLimits } from "../outside/time-limits.ts";
import type { GameFrame, RecordedPlayer } from "./game-record.ts";

type AnyPlayer = Player<Answer | Promise<Answer>>;

export interface GameToPlay {
  readonly value: Case;
  readonly frame: Pick<GameFrame, "setup" | "seed" | "startAt" | "turnTime">;
  /** By party: the name of a strategy or program, or a player of the caller's own. */
  readonly players: Readonly<Record<PartyId, string | AnyPlayer>>;
  /** For programs. */
  readonly limits: TimeLimits;
  /** Where programs are started. */
  readonly folder: string;
  /** What players from outside answered when the game was played before: they are not asked again for those turns. */
  readonly before: readonly GameInput[];
  readonly onTurn: (turn: number, state: SessionState) => void;
}

export interface PlayedGame {
  readonly game: Game;
  /** In the order of the setup. */
  readonly players: readonly RecordedPlayer[];
}

/** Plays one game in this thread, to its end. */
export async function playGame(wish: GameToPlay): Promise<Result<PlayedGame, GameRefusal>> {
  const desk = new LocalDesk(wish.folder);
  const { setup } = wish.frame;
  const players = new Map(setup.parties.map((party) => [party, playerOf(wish, desk, wish.players[party] ?? "")]));
  const answers = new Map(wish.before.map(({ turn, answer }) => [turn, answer]));
  try {
    const game = await playAsync({
      ...wish.frame,
      base: sessionCase(wish.value),
      players: Object.fromEntries(players),
      intercept: (turn) => answers.get(turn) ?? null,
      onTurn: wish.onTurn,
    });
    if (game.kind === "failed") return game;
    for (const player of players.values()) if (player instanceof ProgramPlayer) await player.end(game.value.ending);
    return {
      kind: "ok",
      value: { game: game.value, players: Array.from(players, ([party, { name, version }]) => ({ party, name, version })) },
    };
  } finally {
    desk.killAll();
  }
}

function playerOf({ limits, frame }: GameToPlay, desk: LocalDesk, player: string | AnyPlayer): AnyPlayer {
  if (typeof player !== "string") return player;
  if (!isProgramName(player)) return houseStrategy(player);
  const command = programCommand(player);
  if (command.kind === "failed") throw new Error(`Expected the name of a program, got ${player}`);
  return new ProgramPlayer({ command: command.value, desk, limits, seed: frame.seed });
}
