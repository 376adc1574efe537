import { toNumber } from "../../lib/rational.ts";
import { type ExactUtility, pointsOf } from "../../model/exact-utility.ts";
import type { RisingParts } from "./rising-parts.ts";

/** From steps over the worst outcome to points and back. */
export interface PointsScale {
  /** Exact. */
  readonly best: number;
  readonly worst: number;
  /** Points of a rise; may be off by the blur. Never falls as the rise grows. */
  points(rise: number): number;
  /** Rises in the neighbourhood of a number of points. Never falls as the points grow. */
  rise(points: number): number;
  /** Points; 0 where doubles hold all units, so that everything is exact. */
  readonly blur: number;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const isSafe = (units: bigint): boolean => units <= SAFE && units >= -SAFE;

export function pointsScale(utility: ExactUtility, { parts, step, range }: RisingParts): PointsScale {
  const lowest = parts.reduce((sum, part) => sum + part.unitsAt(part.length - 1), utility.constant);
  const highest = parts.reduce((sum, part) => sum + part.unitsAt(0), utility.constant);
  const [best, worst] = [pointsOf(utility, highest), pointsOf(utility, lowest)];
  if (step === 1n && [lowest, highest, highest - lowest, utility.unitsPerPoint].every(isSafe)) {
    const [base, unitsPerPoint] = [Number(lowest), Number(utility.unitsPerPoint)];
    return { best, worst, points: (rise) => (base + rise) / unitsPerPoint, rise: (points) => points * unitsPerPoint - base, blur: 0 };
  }
  const pointsPerStep = toNumber({ num: step, den: utility.unitsPerPoint });
  return {
    best,
    worst,
    points: (rise) => worst + rise * pointsPerStep,
    rise: (points) => (points - worst) / pointsPerStep,
    // Each part adds a rounding, and so do the two ends and the product.
    blur: (parts.length + 4) * Number.EPSILON * Math.max(Math.abs(worst), Math.abs(best), range * pointsPerStep),
  };
}
