import type { TournamentDeadline } from "@detente/engine";
import { Option } from "commander";

export type RoundTime = NonNullable<TournamentDeadline["roundTime"]>;

const WORDS = ["completed", "entered"] as const satisfies readonly RoundTime[];

/** How rounds count towards relative time, for all commands that play games. */
export const roundTimeOption = (): Option =>
  new Option("--round-time <word>", "t in round k of n: completed, (k - 1)/n; entered, k/(n + 1), as NegMAS counts").choices(WORDS);

/** A deadline of so many rounds. The usual way of counting is left out: a record that says nothing means the same. */
export const roundsDeadline = (rounds: number, roundTime: RoundTime): Pick<TournamentDeadline, "rounds" | "roundTime"> => ({
  rounds,
  ...(roundTime !== "completed" && { roundTime }),
});
