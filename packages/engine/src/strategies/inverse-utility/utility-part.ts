import { writeCombination } from "../../analysis/combination-number.ts";
import { allowedCombinations } from "../../analysis/allowed-combinations.ts";
import { exactWords, unitsInWords } from "./exact-words.ts";
import type { UtilityToInvert } from "./inverse-utility-contract.ts";
import { rankCombinations } from "./ranked-combinations.ts";

/**
 * A group of tied issues by itself: its admissible combinations, best first, among equals the lower number first. Whatever
 * the other groups settle, a combination adds the same, so that the utility of an outcome is the sum of its parts.
 */
export interface UtilityPart {
  readonly issues: readonly number[];
  /** How many combinations are listed. */
  readonly length: number;
  /** How many admissible combinations there are; null where not all of them are listed. */
  readonly count: bigint | null;
  /** What the combination of a rank adds, in units. */
  unitsAt(rank: number): bigint;
  /** Sets the options of the combination of a rank, and no others. */
  write(rank: number, numbers: Uint32Array): void;
}

/** Lists every admissible combination; null where there is none. */
export function enumeratedPart({ space, utility, excluded }: UtilityToInvert, issues: readonly number[]): UtilityPart | null {
  const group = { sizes: space.sizes, issues };
  const admissible = allowedCombinations(group, excluded);
  if (admissible.length === 0) return null;
  const exact = exactWords(utility, group);
  const { combinations } = rankCombinations(exact.words, admissible);
  return {
    issues,
    length: combinations.length,
    count: BigInt(combinations.length),
    unitsAt: (rank) => unitsInWords(exact, combinations[rank] ?? 0),
    write: (rank, numbers) => writeCombination(group, combinations[rank] ?? 0, numbers),
  };
}
