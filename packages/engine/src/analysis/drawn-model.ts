import { own } from "../lib/own.ts";
import type { Rng } from "../lib/rng.ts";
import type { Brief, Case, Estimate } from "../model/case.ts";
import type { Combination } from "../model/combination.ts";
import { type Condition, condition } from "../model/condition.ts";
import type { CompiledCase, ReservationOverrides } from "../model/compiled-case.ts";
import { isRange, type Range } from "../model/quantity.ts";
import { floatReckoner } from "../model/reckoner.ts";
import { reservationValue } from "../model/reservation-value.ts";
import { type UtilityFunction, utilityFunction } from "../model/utility-function.ts";
import type { PlacedConditions } from "./placed-conditions.ts";
import { inadmissible, type Sums } from "./sums.ts";
import type { UncertainInput } from "./uncertain-inputs.ts";

/** The figure taken for each range; ranges not listed stand at their likely figure. */
export type Figures = ReadonlyMap<Range, number>;

/** A case with every range fixed to one figure, in doubles and in points. Good for bands; ties and borders are not exact. */
export interface DrawnModel {
  readonly sums: Sums;
  /** By party, as stated or drawn; a bound that no outcome falls short of where nothing is said. */
  readonly reservations: readonly number[];
  /** By party, the sum that counts as reaching the reservation value: less by what adding up in doubles can lose. */
  readonly least: readonly number[];
}

export interface ModelInputs {
  readonly value: Case;
  readonly readings: readonly (Brief | Estimate)[];
  readonly compiled: CompiledCase;
  readonly overrides: ReservationOverrides;
  /** Numbers a combination once for all draws, so that a condition is known by its identity. */
  readonly conditionOf: (combination: Combination) => Condition | null;
  /** Conditions that hold whatever the numbers. */
  readonly excluded: readonly Condition[];
  readonly placed: PlacedConditions;
}

/** What all draws of one case share. */
export function modelInputs(given: Pick<ModelInputs, "value" | "readings" | "compiled" | "overrides">): ModelInputs {
  const { space } = given.compiled;
  const known = new Map<Combination, Condition | null>();
  const conditionOf = (combination: Combination): Condition | null => {
    const found = known.has(combination) ? known.get(combination) : condition(space, combination);
    known.set(combination, found ?? null);
    return found ?? null;
  };
  return { ...given, conditionOf, excluded: inadmissible(given.compiled), placed: new Map() };
}

export function drawnModel(
  { value, readings, compiled, overrides, conditionOf, excluded, placed }: ModelInputs,
  figures: Figures,
): DrawnModel {
  const reckoner = floatReckoner((quantity) => (isRange(quantity) ? (figures.get(quantity) ?? quantity.likely) : quantity));
  const { space } = compiled;
  const utilities = readings.map((reading) => utilityFunction({ space, unknowns: value.unknowns, ...reading, conditionOf }, reckoner));
  const reservations = readings.map((reading, p) => {
    const override = value.parties[p] && own(overrides, value.parties[p].id);
    if (override !== undefined) return override;
    return reading.noAgreement === undefined ? lowerBound(utilities[p]) : reservationValue(reading.noAgreement, reckoner);
  });
  return {
    sums: {
      parties: readings.length,
      sizes: space.sizes,
      constants: utilities.map((utility) => utility.constant),
      tables: utilities.map((utility) => utility.tables.map((table) => Float64Array.from(table))),
      terms: utilities.flatMap((utility, party) => utility.terms.map((term) => ({ party, ...term }))),
      excluded,
      placed,
    },
    reservations,
    least: reservations.map((reservation, p) => reservation - roundingOf(utilities[p], reservation)),
  };
}

/** What adding up a utility's contributions in doubles can be off by, in points: one rounding for each of them. */
function roundingOf(utility: UtilityFunction<number> | undefined, reservation: number): number {
  if (utility === undefined) return 0;
  const largest = (values: readonly number[]): number => values.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  const amounts = [...utility.tables.map(largest), ...utility.terms.map(({ amount }) => Math.abs(amount)), Math.abs(utility.constant)];
  return amounts.reduce((sum, amount) => sum + amount, Math.abs(reservation)) * Number.EPSILON * (amounts.length + 2);
}

function lowerBound(utility: UtilityFunction<number> | undefined): number {
  if (utility === undefined) return -Infinity;
  const tables = utility.tables.reduce(
    (sum, table) => sum + table.reduce((low, value) => Math.min(low, value), Infinity),
    utility.constant,
  );
  return utility.terms.reduce((sum, term) => sum + Math.min(0, term.amount), tables);
}

/** One figure for every uncertain input, each from its own triangular distribution, independently. */
export function drawFigures(inputs: readonly UncertainInput[], rng: Rng): Figures {
  return new Map(inputs.map(({ range }) => [range, triangular(range, rng.float())]));
}

/** Inverse of the triangular distribution function; `at` from 0 to 1. */
export function triangular({ low, likely: mode, high }: Range, at: number): number {
  const span = high - low;
  if (span === 0) return low;
  const turn = (mode - low) / span;
  return at < turn ? low + Math.sqrt(at * span * (mode - low)) : high - Math.sqrt((1 - at) * span * (high - mode));
}
