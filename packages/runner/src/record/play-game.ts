import {
  type Answer,
  type Case,
  type Game,
  type GameInput,
  type GameRefusal,
  type PartyId,
  type OutsidePlayer,
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
  /** Told after each turn, with what players from outside have answered so far. */
  readonly onTurn: (state: SessionState, inputs: readonly GameInput[]) => void;
  /** Once it resolves, the game is left as it is. */
  readonly left: Promise<void>;
}

export interface PlayedGame {
  readonly game: Game;
  /** In the order of the setup. */
  readonly players: readonly RecordedPlayer[];
}

/** Plays one game in this thread, to its end, or until it is left: null then. */
export async function playGame(wish: GameToPlay): Promise<Result<PlayedGame | null, GameRefusal>> {
  const desk = new LocalDesk(wish.folder);
  const { setup } = wish.frame;
  const players = new Map(setup.parties.map((party) => [party, playerOf(wish, desk, wish.players[party] ?? "")]));
  const answers = new Map(wish.before.map(({ turn, answer }) => [turn, answer]));
  const tape = new InputTape();
  const seated = Array.from(players, ([party, player]) => [party, "kind" in player ? tape.of(player) : player] as const);
  const playing = playAsync({
    ...wish.frame,
    base: sessionCase(wish.value),
    players: Object.fromEntries(seated),
    intercept: (turn) => tape.note(turn, answers.get(turn) ?? null),
    onTurn: (_, state) => wish.onTurn(state, tape.inputs),
  });
  try {
    const game = await Promise.race([playing, wish.left.then(() => null)]);
    if (game === null) return { kind: "ok", value: null };
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

/** Writes down what players from outside answer, and when. */
class InputTape {
  readonly inputs: GameInput[] = [];
  #turn = 0;

  note(turn: number, answer: Answer | null): Answer | null {
    this.#turn = turn;
    if (answer !== null) this.inputs.push({ turn, answer });
    return answer;
  }

  of(player: OutsidePlayer<Answer | Promise<Answer>>): OutsidePlayer<Promise<Answer>> {
    return {
      kind: "outside",
      name: player.name,
      version: player.version,
      init: (seat) => player.init(seat),
      observe: (event) => player.observe(event),
      act: async (view) => {
        const answer = await player.act(view);
        this.inputs.push({ turn: this.#turn, answer });
        return answer;
      },
    };
  }
}

function playerOf({ limits, frame }: GameToPlay, desk: LocalDesk, player: string | AnyPlayer): AnyPlayer {
  if (typeof player !== "string") return player;
  if (!isProgramName(player)) return houseStrategy(player);
  const command = programCommand(player);
  if (command.kind === "failed") throw new Error(`Expected the name of a program, got ${player}`);
  return new ProgramPlayer({ command: command.value, desk, limits, seed: frame.seed });
}
