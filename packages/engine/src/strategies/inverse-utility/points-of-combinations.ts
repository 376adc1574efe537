import type { ExactUtility } from "../../model/exact-utility.ts";
import { type ExactWords, unitsInWords, WORD } from "./exact-words.ts";

/**
 * Utility of every combination in points, the nearest double, as pointsOf has it. Where doubles hold the units, at 2 ns
 * each; else through their decimals, at 200 ns and more.
 */
export function pointsOfCombinations(utility: ExactUtility, exact: ExactWords): Float64Array {
  const { floor, ceiling, words } = exact;
  const [low = new Uint32Array(), high] = words;
  const points = new Float64Array(low.length);
  const [base, top] = [utility.constant + floor, utility.constant + ceiling];
  if ([base, top, ceiling - floor, utility.unitsPerPoint].every(isSafe)) {
    const [start, unitsPerPoint] = [Number(base), Number(utility.unitsPerPoint)];
    for (let c = 0; c < points.length; c++)
      points[c] = (start + (high === undefined ? 0 : (high[c] ?? 0) * WORD) + (low[c] ?? 0)) / unitsPerPoint;
    return points;
  }
  const places = utility.unitsPerPoint.toString().length - 1;
  for (let c = 0; c < points.length; c++) points[c] = Number(`${utility.constant + unitsInWords(exact, c)}e-${places}`);
  return points;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const isSafe = (units: bigint): boolean => units <= SAFE && units >= -SAFE;
