import type { CompiledCase } from "../model/compiled-case.ts";
import { type Condition, holds } from "../model/condition.ts";
import { writeCombination } from "./combination-number.ts";
import type { Choice } from "./eliminate.ts";
import { approximateSums, roundingOf, type Sums } from "./sums.ts";

/** Sums that may pass 2^53: in doubles, which settle whatever is clear, and in big integers for the rest. */
export interface BigSums {
  readonly rough: Sums;
  /** By party: two rough sums further apart than this are in the same order as the exact ones. */
  readonly blur: readonly number[];
  /** What a choice adds, by party, in units. */
  added(choice: Choice): bigint[];
  /** What the combinations of a group add, by party, in units; constants left out. */
  unitsAt(group: readonly number[]): (combination: number) => bigint[];
}

export function bigSums(compiled: CompiledCase, excluded: readonly Condition[]): BigSums {
  const rough = approximateSums(compiled, excluded);
  // Rough terms come in the order of the parties and of their terms.
  const amounts = compiled.utilities.flatMap((utility) => utility.terms.map((term) => term.amount));
  const amountOf = new Map(rough.terms.map((term, k) => [term, amounts[k] ?? 0n]));
  return {
    rough,
    blur: compiled.utilities.map((utility) => 2 * roundingOf(utility)),
    added: ({ issue, option, met }) =>
      compiled.utilities.map(({ tables }, party) =>
        met.reduce((sum, term) => (term.party === party ? sum + (amountOf.get(term) ?? 0n) : sum), tables[issue]?.[option] ?? 0n),
      ),
    unitsAt: (group) => unitsWithin(compiled, group),
  };
}

function unitsWithin(compiled: CompiledCase, group: readonly number[]): (combination: number) => bigint[] {
  const { sizes } = compiled.space;
  const inside = new Set(group);
  const numbers = new Uint32Array(sizes.length);
  const parties = compiled.utilities.map(({ tables, terms }) => ({
    tables,
    terms: terms.filter((term) => term.condition.issues.every((issue) => inside.has(issue))),
  }));
  return (combination) => {
    writeCombination({ sizes, issues: group }, combination, numbers);
    return parties.map(({ tables, terms }) => {
      let units = 0n;
      for (const issue of group) units += tables[issue]?.[numbers[issue] ?? 0] ?? 0n;
      for (const term of terms) if (holds(term.condition, numbers)) units += term.amount;
      return units;
    });
  };
}
