import type { TournamentSettings } from "@detente/engine";
import { TIME_LIMITS, type TimeLimits } from "@detente/runner";
import { type Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_SEED } from "./analysis-options.ts";
import { wholeNumber } from "./number-argument.ts";
import { type RoundTime, roundsDeadline, roundTimeOption } from "./round-time-option.ts";

/** As the command line gives them. */
export interface GameOptions {
  readonly rounds: number;
  readonly roundTime: RoundTime;
  readonly protocol: "alternating-offers" | "open-floor";
  readonly seed: number;
  readonly moveTime: number;
  readonly gameTime: number;
}

const LARGEST_SEED = 2 ** 32 - 1;
const DEFAULT_ROUNDS = 100;
/** Milliseconds that a turn takes on the session's clock where there are no rounds. */
const TURN = 1_000;

/** The options that say how games are played, for all commands that play some, and what of them does not go together. */
export function addGameOptions(command: Command): Command {
  return command
    .option("--rounds <number>", "deadline: how many rounds, one turn of each party", wholeNumber(1, 1_000_000), DEFAULT_ROUNDS)
    .addOption(roundTimeOption().default("completed"))
    .addOption(
      new Option("--protocol <name>", "whose turn it is and what is legal")
        .choices(["alternating-offers", "open-floor"])
        .default("alternating-offers"),
    )
    .option("--seed <number>", "seed of everything drawn at random", wholeNumber(0, LARGEST_SEED), DEFAULT_SEED)
    .option("--move-time <seconds>", "how long a strategy may think about one move", seconds, TIME_LIMITS.move / 1000)
    .option("--game-time <seconds>", "how long a program may think in a whole game", seconds, TIME_LIMITS.game / 1000)
    .hook("preAction", (_, playing) => {
      const { protocol, roundTime } = playing.opts<GameOptions>();
      if (protocol === "open-floor" && roundTime !== "completed")
        playing.error(`error: --round-time ${roundTime} counts rounds, and an open floor has none`);
    });
}

function seconds(text: string): number {
  const value = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= 0.001 && value <= 1_000_000) return value;
  throw new InvalidArgumentError("Expected seconds, from 0.001 to 1000000.");
}

export const timeLimits = ({ moveTime, gameTime }: GameOptions): TimeLimits => ({
  move: Math.ceil(moveTime * 1000),
  game: Math.ceil(gameTime * 1000),
});

/**
 * How sessions are set up. An open floor has no rounds: there each turn takes a second of the session's time, and the deadline comes when
 * as many turns have passed as the rounds would have had. `parties`: how many.
 */
export function sessionSettings(
  { protocol, rounds, roundTime }: GameOptions,
  parties: number,
): Pick<TournamentSettings, "protocol" | "deadline" | "turnTime"> {
  return protocol === "open-floor"
    ? { protocol: { kind: "openFloor" }, deadline: { time: rounds * parties * TURN }, turnTime: TURN }
    : { protocol: { kind: "alternatingOffers" }, deadline: roundsDeadline(rounds, roundTime), turnTime: 0 };
}
