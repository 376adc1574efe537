import type { SessionState } from "@detente/engine";

/** Moves that a bot makes in talks that time ends, at most; seconds that it takes for one, at least, where rounds do not end them soon. */
const MOST_MOVES = 500;
const LEAST_SECONDS = 1;
/** Up to so many, rounds end the talks soon. */
const FEW_ROUNDS = 1_000;

/**
 * Seconds that a bot lets pass before its move, so that bots among themselves do not fill a log as fast as a machine can. Null: it moves no
 * more, for nothing ends these talks and they have gone on for long.
 */
export function paceIn({ setup, rounds, openedAt }: SessionState, pace: number): number | null {
  const deadline = setup?.deadline;
  if (deadline?.rounds !== undefined && deadline.rounds <= FEW_ROUNDS) return pace;
  const least = Math.max(pace, LEAST_SECONDS);
  if (deadline?.at !== undefined) return Math.max(least, Math.ceil((Date.parse(deadline.at) - Date.parse(openedAt)) / 1_000 / MOST_MOVES));
  return deadline?.rounds !== undefined || rounds < MOST_MOVES ? least : null;
}
