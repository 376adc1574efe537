import type { UtilityPart } from "./utility-part.ts";

/** Parts with what they add in doubles, so that sums are quick: every part counts from its worst combination. */
export interface RisingParts {
  readonly parts: readonly RisingPart[];
  /** Units. A power of two: 1 except where doubles would end. */
  readonly step: bigint;
  /** From the worst outcome to the best, in steps. */
  readonly range: number;
}

export interface RisingPart extends UtilityPart {
  /** By rank, steps over the last rank: descending to 0. Exact where the range is at most 2^53. */
  readonly rises: Float64Array;
}

/** Doubles end near 2^1024. */
const MOST_BITS = 900;

export function risingParts(parts: readonly UtilityPart[]): RisingParts {
  const units = parts.reduce((sum, part) => sum + part.unitsAt(0) - part.unitsAt(part.length - 1), 0n);
  const step = 1n << BigInt(Math.max(0, units.toString(2).length - MOST_BITS));
  const rising = parts.map((part) => ({ ...part, rises: risesOf(part, step) }));
  return { parts: rising, step, range: rising.reduce((sum, { rises }) => sum + (rises[0] ?? 0), 0) };
}

function risesOf(part: UtilityPart, step: bigint): Float64Array {
  const worst = part.unitsAt(part.length - 1);
  const rises = new Float64Array(part.length);
  for (let rank = 0; rank < part.length; rank++) rises[rank] = Number((part.unitsAt(rank) - worst) / step);
  return rises;
}
