/** How long a player may think, in milliseconds of the real clock. Whole numbers above 0. */
export interface TimeLimits {
  /** For one move. */
  readonly move: number;
  /** For all moves of one game together; of programs only. */
  readonly game: number;
}

export const TIME_LIMITS: TimeLimits = { move: 10_000, game: 600_000 };
