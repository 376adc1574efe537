import type { Case } from "../model/case.ts";
import type { CompiledCase } from "../model/compiled-case.ts";
import { holds } from "../model/condition.ts";
import { pointsOf, unitsOf } from "../model/exact-utility.ts";
import { optionNumbers } from "../model/option-numbers.ts";
import type { PositionReading } from "./analysis.ts";
import type { Frontier } from "./frontier.ts";

/** What each position in public is worth to everybody, and what stands in its way. Positions that miss an issue are left out. */
export function positionReadings(value: Case, compiled: CompiledCase, frontier: Frontier | null): PositionReading[] {
  return value.positions.flatMap((position) => {
    const numbers = optionNumbers(compiled.space, position.outcome);
    if (numbers === undefined) return [];
    const units = compiled.utilities.map((utility) => unitsOf(utility, numbers));
    return [
      {
        id: position.id,
        name: position.name,
        party: position.party ?? null,
        date: position.date ?? null,
        outcome: position.outcome,
        ...standing(compiled, numbers),
        bands: null,
        dominatedBy: dominators(frontier, units).length,
      },
    ];
  });
}

/** What an outcome is worth to everybody, and whether anything rules it out. */
export function standing(
  compiled: CompiledCase,
  numbers: Uint32Array,
): Pick<PositionReading, "utilities" | "possible" | "crosses" | "rational"> {
  const units = compiled.utilities.map((utility) => unitsOf(utility, numbers));
  const possible = !compiled.constraints.some((condition) => holds(condition, numbers));
  const crosses = compiled.redLines
    .filter((line) => line.conditions.some((condition) => holds(condition, numbers)))
    .flatMap((line) => {
      const party = compiled.parties[line.party];
      return party === undefined ? [] : [{ party, redLine: line.rule.id, name: line.rule.name }];
    });
  const acceptable = compiled.utilities.every((utility, party) => (units[party] ?? 0n) >= utility.reservation);
  return {
    utilities: compiled.utilities.map((utility, party) => pointsOf(utility, units[party] ?? 0n)),
    possible,
    crosses,
    rational: possible && crosses.length === 0 && acceptable,
  };
}

/** Frontier points at least as good for all and better for some. */
export function dominators(frontier: Frontier | null, units: readonly bigint[]): number[] {
  if (frontier === null) return [];
  return Array.from({ length: frontier.length }, (_, point) => point).filter((point) => {
    const theirs = frontier.units[point] ?? [];
    return theirs.every((value, party) => value >= (units[party] ?? 0n)) && theirs.some((value, party) => value > (units[party] ?? 0n));
  });
}
