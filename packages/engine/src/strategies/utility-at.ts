import type { OwnUtility } from "./inverse-utility/own-utility.ts";

/** The least utility that a party may settle for: that of its worst admissible outcome, or its reservation value where that is more. */
export const leastUtility = ({ inverse, reservation }: OwnUtility): number => Math.max(inverse.worst, reservation);

/** Share of the range from worst to best: far above what some sums and products of doubles can be off by, far below what anybody means. */
const ROUNDING = 1e-9;

/** Points by which a level is put lower than it comes out, so that an outcome worth just as much reaches it however doubles round. */
export const roundingOf = ({ inverse }: OwnUtility): number => ROUNDING * (inverse.best - inverse.worst);

/** The level that lies a share of the way from the least to the best above a lowered one; raised, so that what lies just there is below it. */
export const levelAbove = (own: OwnUtility, level: number, share: number): number =>
  level + share * (own.inverse.best - leastUtility(own)) + 2 * roundingOf(own);

/** The utility at a share of the way from the least (0) to the best (1), in points, lowered for rounding. Exactly these at the ends. */
export function utilityAt(own: OwnUtility, share: number): number {
  const { best } = own.inverse;
  const least = leastUtility(own);
  if (share >= 1) return best;
  return share <= 0 ? least : Math.max(least, Math.min(best, least + share * (best - least) - roundingOf(own)));
}
