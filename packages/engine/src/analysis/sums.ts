import type { CompiledCase } from "../model/compiled-case.ts";
import type { Condition } from "../model/condition.ts";
import type { PlacedConditions } from "./placed-conditions.ts";

/**
 * Utilities of all parties as sums of doubles: whole units where they come from exact utilities (then every sum is exact),
 * points where they are draws.
 */
export interface Sums {
  readonly parties: number;
  /** Options an issue. */
  readonly sizes: readonly number[];
  /** By party. */
  readonly constants: readonly number[];
  /** [party][issue][option] */
  readonly tables: readonly (readonly Float64Array[])[];
  readonly terms: readonly SumTerm[];
  /** Outcomes that meet any of these are left out. */
  readonly excluded: readonly Condition[];
  /** Shared by the draws of one case, so that conditions are placed once. */
  readonly placed?: PlacedConditions;
}

export interface SumTerm {
  readonly party: number;
  readonly condition: Condition;
  readonly amount: number;
}

/** Null where some sum could pass 2^53, so that doubles would not be exact. */
export function exactSums(compiled: CompiledCase, excluded: readonly Condition[]): Sums | null {
  const isExact = compiled.utilities.every((utility) => utility.largest <= BigInt(Number.MAX_SAFE_INTEGER));
  return isExact ? approximateSums(compiled, excluded) : null;
}

/** In units, each contribution as the nearest double: good for pictures at any size. */
export function approximateSums(compiled: CompiledCase, excluded: readonly Condition[]): Sums {
  return {
    parties: compiled.parties.length,
    sizes: compiled.space.sizes,
    constants: compiled.utilities.map((utility) => Number(utility.constant)),
    tables: compiled.utilities.map((utility) => utility.tables.map((table) => Float64Array.from(table, Number))),
    terms: compiled.utilities.flatMap((utility, party) =>
      utility.terms.map((term) => ({ party, condition: term.condition, amount: Number(term.amount) })),
    ),
    excluded,
  };
}

/** Conditions under which an outcome is no candidate for agreement: public constraints and everybody's red lines. */
export const inadmissible = (compiled: CompiledCase): Condition[] => [
  ...compiled.constraints,
  ...compiled.redLines.flatMap((line) => line.conditions),
];
