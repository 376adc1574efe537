import type { Search } from "./flood.ts";

/** Tables over all sets of one party's pieces. */
export interface LatticeSide {
  /** How much a set raises the party's level. */
  readonly raised: Float64Array;
  /** How much it lowers the other's. */
  readonly lowered: Float64Array;
  /** The pieces of the other party that it needs, as bits; all bits where it lacks a piece of its own that it needs, so that nothing will do. */
  readonly needed: Int32Array;
}

/** Needs 20 bytes times two to the number of the party's pieces. */
export function latticeSide({ counts, raises, lowers, needs }: Search, party: 0 | 1): LatticeSide {
  const [from, count] = party === 0 ? [0, counts[0]] : [counts[0], counts[1]];
  const [ownNeeds, otherNeeds] = party === 0 ? needs : [needs[1], needs[0]];
  const raised = new Float64Array(2 ** count);
  const lowered = new Float64Array(2 ** count);
  const needed = new Int32Array(2 ** count);
  for (let set = 1; set < raised.length; set++) {
    const rest = set & (set - 1);
    const piece = from + 31 - Math.clz32(set ^ rest);
    raised[set] = (raised[rest] ?? 0) + (raises[piece] ?? 0);
    lowered[set] = (lowered[rest] ?? 0) + (lowers[piece] ?? 0);
  }
  for (let set = 1; set < needed.length; set++) needed[set] = neededBy(set, { from, ownNeeds, otherNeeds });
  return { raised, lowered, needed };
}

interface Needs {
  readonly from: number;
  readonly ownNeeds: Int32Array;
  readonly otherNeeds: Int32Array;
}

function neededBy(set: number, { from, ownNeeds, otherNeeds }: Needs): number {
  let needed = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) {
    const piece = from + 31 - Math.clz32(rest & -rest);
    if (((ownNeeds[piece] ?? 0) & ~set) !== 0) return -1;
    needed |= otherNeeds[piece] ?? 0;
  }
  return needed;
}
