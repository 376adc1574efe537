import type { OwnUtility } from "../inverse-utility/own-utility.ts";

/** Own utility as advantage: 0 is the reservation value (or the worst admissible outcome, where that is better), 1 the best outcome; where those are the same, 1 too. */
export interface AdvantageScale {
  advantage(utility: number): number;
  /** Rounded down a little, so that an outcome reaches its own advantage. */
  points(advantage: number): number;
}

/** Share of the range; far above what two multiplications can be off by. */
const ROUNDING = 1e-9;

export function advantageScale({ inverse, reservation }: OwnUtility): AdvantageScale {
  const floor = Math.max(inverse.worst, reservation);
  const range = inverse.best - floor;
  if (range <= 0) return { advantage: (utility) => (utility >= floor ? 1 : -1), points: () => floor };
  return {
    advantage: (utility) => (utility - floor) / range,
    points: (advantage) => floor + range * (advantage - ROUNDING),
  };
}
