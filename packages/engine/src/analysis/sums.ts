import type { CompiledCase } from "../model/compiled-case.ts";
import type { Condition } from "../model/condition.ts";
import type { ExactUtility } from "../model/exact-utility.ts";
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

/** In units (see unitsARough), each contribution as the nearest double: good for pictures at any size. */
export function approximateSums(compiled: CompiledCase, excluded: readonly Condition[]): Sums {
  const rough = compiled.utilities.map(roughly);
  const figure = (party: number, units: bigint): number => rough[party]?.(units) ?? 0;
  return {
    parties: compiled.parties.length,
    sizes: compiled.space.sizes,
    constants: compiled.utilities.map((utility, party) => figure(party, utility.constant)),
    tables: compiled.utilities.map((utility, party) =>
      utility.tables.map((table) => Float64Array.from(table, (units) => figure(party, units))),
    ),
    terms: compiled.utilities.flatMap((utility, party) =>
      utility.terms.map((term) => ({ party, condition: term.condition, amount: figure(party, term.amount) })),
    ),
    excluded,
  };
}

/** Doubles end near 2^1024: the figures of a party whose units go further count in steps of this many units, so that they stay below. */
const ROUGH_BITS = 900;

export function unitsARough({ largest }: ExactUtility): bigint {
  const bits = largest.toString(16).length * 4;
  return bits > ROUGH_BITS ? 1n << BigInt(bits - ROUGH_BITS) : 1n;
}

/** Units of a party as approximateSums has them; infinite for a constant far beyond all that issues and terms add up to. */
export function roughly(utility: ExactUtility): (units: bigint) => number {
  const step = unitsARough(utility);
  return step === 1n ? Number : (units) => Number(units / step);
}

/**
 * What adding up a party's contributions in approximateSums can be off by, at most; 0 where every partial sum is a whole
 * number below 2^53.
 */
export function roundingOf(utility: ExactUtility): number {
  if (utility.largest <= BigInt(Number.MAX_SAFE_INTEGER)) return 0;
  return roughly(utility)(utility.largest) * Number.EPSILON * (utility.tables.length + utility.terms.length + 2);
}

/** Conditions under which an outcome is no candidate for agreement: public constraints and everybody's red lines. */
export const inadmissible = (compiled: CompiledCase): Condition[] => [
  ...compiled.constraints,
  ...compiled.redLines.flatMap((line) => line.conditions),
];
