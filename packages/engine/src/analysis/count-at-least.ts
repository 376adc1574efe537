import type { CompiledCase } from "../model/compiled-case.ts";
import { unitsOf } from "../model/exact-utility.ts";
import { type Block, forEachBlock } from "./for-each-block.ts";
import { writeCombination } from "./combination-number.ts";
import { approximateSums, inadmissible, roughly, roundingOf } from "./sums.ts";

/** Spaces up to this many combinations are counted one by one. */
export const COUNT_LIMIT = 10_000_000;

export const canCount = (compiled: CompiledCase): boolean => compiled.space.combinations <= BigInt(COUNT_LIMIT);

/**
 * How many admissible outcomes give every party at least `least` (units), and how many exactly that. Exact: where doubles
 * cannot carry the sums, they only decide what is clear, and big integers the rest. Cost: every combination once.
 */
export function countAtLeast(compiled: CompiledCase, least: readonly bigint[]): { atLeast: number; equal: number } {
  const sums = approximateSums(compiled, inadmissible(compiled));
  const issues = sums.sizes.map((_, issue) => issue);
  const bars = compiled.utilities.map((utility, party) => ({
    threshold: roughly(utility)((least[party] ?? 0n) - utility.constant),
    margin: roundingOf(utility),
  }));
  const exactly = (place: number): number => {
    const numbers = new Uint32Array(sums.sizes.length);
    writeCombination({ sizes: sums.sizes, issues }, place, numbers);
    return compare(compiled, numbers, least);
  };
  let [atLeast, equal] = [0, 0];
  forEachBlock(sums, issues, (block) => {
    for (let k = 0; k < block.length; k++) {
      const clear = clearly(block, k, bars);
      if (clear < 0) continue;
      const order = clear > 0 ? 1 : exactly(block.start + k);
      if (order >= 0) atLeast++;
      if (order === 0) equal++;
    }
  });
  return { atLeast, equal };
}

/** What a party's sum must reach, and how far doubles may be off. */
interface Bar {
  readonly threshold: number;
  readonly margin: number;
}
const NO_BAR: Bar = { threshold: 0, margin: 0 };

/** 1: every party clearly above; -1: some party clearly below; 0: needs a closer look. */
function clearly({ columns }: Block, k: number, bars: readonly Bar[]): number {
  let isAbove = false;
  let isClear = true;
  for (let party = 0; party < columns.length; party++) {
    const { threshold, margin } = bars[party] ?? NO_BAR;
    const over = (columns[party]?.[k] ?? 0) - threshold;
    if (over < -margin) return -1;
    if (over > margin) isAbove = true;
    else if (margin > 0) isClear = false;
  }
  return isAbove && isClear ? 1 : 0;
}

/** 1: all at least and some more; 0: all equal; -1: some less. */
function compare(compiled: CompiledCase, numbers: Uint32Array, least: readonly bigint[]): number {
  let order = 0;
  for (const [party, utility] of compiled.utilities.entries()) {
    const units = unitsOf(utility, numbers);
    const wanted = least[party] ?? 0n;
    if (units < wanted) return -1;
    if (units > wanted) order = 1;
  }
  return order;
}
