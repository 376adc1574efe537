import type { OwnUtility } from "./inverse-utility/own-utility.ts";

/** The least utility that a party may settle for: that of its worst admissible outcome, or its reservation value where that is more. */
export const leastUtility = ({ inverse, reservation }: OwnUtility): number => Math.max(inverse.worst, reservation);

/** The utility at a share of the way from the least (0) to the best (1), in points. Exactly these at the ends. */
export function utilityAt(own: OwnUtility, share: number): number {
  const { best } = own.inverse;
  const least = leastUtility(own);
  if (share >= 1) return best;
  return share <= 0 ? least : Math.min(best, least + share * (best - least));
}
