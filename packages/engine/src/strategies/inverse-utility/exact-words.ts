import type { NumberedIssues } from "../../analysis/combination-number.ts";
import { type Block, combinationsOf, forEachBlock } from "../../analysis/for-each-block.ts";
import type { SumTerm, Sums } from "../../analysis/sums.ts";
import type { ExactUtility } from "../../model/exact-utility.ts";

/**
 * What every combination of some issues adds to a utility: whole units above a floor, cut into words of 32 bits. Exact at
 * any magnitude without a big integer a combination, and ready to be sorted by digits.
 */
export interface ExactWords {
  /** Units. No combination adds less. The utility's constant is left out. */
  readonly floor: bigint;
  /** Units. No combination adds more. */
  readonly ceiling: bigint;
  /** [word][combination], the least significant word first; at least one. */
  readonly words: readonly Uint32Array[];
}

export const WORD = 2 ** 32;
const WORD_BITS = 32n;

/**
 * Each contribution is cut into words, the words are summed in doubles as if they were parties, and what spills over is
 * carried at the end. A column adds up to less than 2^53 as long as issues and terms are fewer than two million.
 */
export function exactWords(utility: ExactUtility, { sizes, issues }: NumberedIssues): ExactWords {
  const inside = new Set(issues);
  const terms = utility.terms.filter(({ condition }) => condition.issues.every((issue) => inside.has(issue)));
  const reach = new Map(issues.map((issue) => [issue, reachOf(utility.tables[issue] ?? [])]));
  const below = terms.reduce((sum, { amount }) => (amount < 0n ? sum - amount : sum), 0n);
  const spread = [...reach.values()].reduce((sum, { low, high }) => sum + high - low, 0n);
  const most = terms.reduce((sum, { amount }) => sum + (amount < 0n ? -amount : amount), spread);
  const count = Math.max(1, Math.ceil(most.toString(2).length / 32));
  const indices = Array.from({ length: count }, (_, word) => word);
  const sums: Sums = {
    parties: count,
    sizes,
    constants: indices.map(() => 0),
    tables: indices.map((word) =>
      utility.tables.map((table, issue) => {
        const low = reach.get(issue)?.low;
        return low === undefined ? NO_TABLE : Float64Array.from(table, (units) => wordOf(units - low, word));
      }),
    ),
    terms: terms.flatMap((term) =>
      indices.map((word): SumTerm => ({ party: word, condition: term.condition, amount: wordOf(term.amount, word) })),
    ),
    excluded: [],
  };
  const words = indices.map(() => new Uint32Array(combinationsOf(sums, issues)));
  const offsets = Float64Array.from(indices, (word) => wordOf(below, word));
  forEachBlock(sums, issues, (block) => carry(block, offsets, words));
  const floor = [...reach.values()].reduce((sum, { low }) => sum + low, -below);
  return { floor, ceiling: floor + most, words };
}

/** Of an issue outside the group. */
const NO_TABLE = new Float64Array();

const reachOf = (table: readonly bigint[]): { readonly low: bigint; readonly high: bigint } => ({
  low: table.reduce((low, units) => (units < low ? units : low)),
  high: table.reduce((high, units) => (units > high ? units : high)),
});

/** A word of a number's size, with the number's sign. */
function wordOf(units: bigint, word: number): number {
  const size = units < 0n ? -units : units;
  const cut = Number(BigInt.asUintN(32, size >> (WORD_BITS * BigInt(word))));
  return units < 0n ? -cut : cut;
}

function carry({ start, length, columns }: Block, offsets: Float64Array, words: readonly Uint32Array[]): void {
  const carried = new Float64Array(length);
  for (const [k, column] of columns.entries()) {
    const target = words[k] ?? new Uint32Array();
    const offset = offsets[k] ?? 0;
    for (let i = 0; i < length; i++) {
      const sum = (column[i] ?? 0) + offset + (carried[i] ?? 0);
      const over = Math.floor(sum / WORD);
      target[start + i] = sum - over * WORD;
      carried[i] = over;
    }
  }
}

/** Units of a combination; the constant is left out. */
export function unitsInWords({ floor, words }: ExactWords, combination: number): bigint {
  return words.reduceRight((units, word) => (units << WORD_BITS) + BigInt(word[combination] ?? 0), 0n) + floor;
}
