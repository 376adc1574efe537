import { decimalPlaces, type Rational, roundToGrid, toNumber } from "../lib/rational.ts";
import { type Condition, holds } from "./condition.ts";
import type { UtilityFunction } from "./utility-function.ts";

/**
 * A utility function on a decimal grid: every contribution is a whole number of units, so that sums do not depend on their
 * order, and comparisons and ties are exact.
 */
export interface ExactUtility {
  /** Units a point: a power of ten. */
  readonly unitsPerPoint: bigint;
  readonly constant: bigint;
  /** [issue][option] */
  readonly tables: readonly (readonly bigint[])[];
  readonly terms: readonly { readonly condition: Condition; readonly amount: bigint }[];
  readonly reservation: bigint;
  /** No sum of entries and terms is larger, either way; the constant and the reservation value are left out. */
  readonly largest: bigint;
}

/** Contributions that have no exact place on a grid are rounded once, to this part of the party's range. */
const ROUNDING_DIGITS = 12;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Plain points (`rounding: "never"`) stay exact however fine they are. Shares of weights, points on a curve and expected
 * values are quotients: exact where doubles can carry the sums, else rounded once, at 1e-12 of the party's range.
 */
export function exactUtility(utility: UtilityFunction<Rational>, reservation: Rational, rounding: "never" | "whereNeeded"): ExactUtility {
  const contributions = [utility.constant, ...utility.tables.flat(), ...utility.terms.map((term) => term.amount), reservation];
  const places = contributions.reduce<number | undefined>((most, value) => longest(most, decimalPlaces(value)), 0);
  if (places !== undefined) {
    const exact = onGrid(utility, reservation, places);
    if (exact.largest <= SAFE || rounding === "never") return exact;
  }
  return onGrid(utility, reservation, ROUNDING_DIGITS - exponentOfRange(utility));
}

const longest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : Math.max(a, b);

/**
 * About log10 of the party's range, the sum of what each issue and term can change, rounded down; 0 for a range of nothing.
 * Summed in whole numbers, so that the order of issues cannot tip it.
 */
function exponentOfRange(utility: UtilityFunction<Rational>): number {
  let range = 0n;
  for (const table of utility.tables) {
    const units = table.map((value) => roundToGrid(value, RANGE_GRID));
    range += units.reduce((top, unit) => (unit > top ? unit : top)) - units.reduce((low, unit) => (unit < low ? unit : low));
  }
  for (const term of utility.terms) range += size(roundToGrid(term.amount, RANGE_GRID));
  return range > 0n ? range.toString().length - 1 - RANGE_DIGITS : 0;
}

/** A range below 10^-40 points counts as nothing. */
const RANGE_DIGITS = 40;
const RANGE_GRID = 10n ** BigInt(RANGE_DIGITS);

const size = (value: bigint): bigint => (value < 0n ? -value : value);

function onGrid(utility: UtilityFunction<Rational>, reservation: Rational, digits: number): ExactUtility {
  const unitsPerPoint = 10n ** BigInt(Math.max(0, digits));
  const units = (value: Rational): bigint => roundToGrid(value, unitsPerPoint);
  const constant = units(utility.constant);
  const tables = utility.tables.map((table) => table.map(units));
  const terms = utility.terms.map((term) => ({ condition: term.condition, amount: units(term.amount) }));
  const placed = { unitsPerPoint, constant, tables, terms, reservation: units(reservation) };
  return { ...placed, largest: largestSum(placed) };
}

function largestSum({ tables, terms }: Pick<ExactUtility, "tables" | "terms">): bigint {
  const largestOf = (values: readonly bigint[]): bigint => values.reduce((top, value) => (size(value) > top ? size(value) : top), 0n);
  const sum = tables.reduce((total, table) => total + largestOf(table), 0n);
  return terms.reduce((total, term) => total + size(term.amount), sum);
}

/** Utility of an outcome, in units. */
export function unitsOf(utility: ExactUtility, numbers: ArrayLike<number>): bigint {
  const additive = utility.tables.reduce((sum, table, issue) => sum + (table[numbers[issue] ?? 0] ?? 0n), utility.constant);
  return utility.terms.reduce((sum, term) => (holds(term.condition, numbers) ? sum + term.amount : sum), additive);
}

/** Units as points of the party's scale: the nearest double. */
export const pointsOf = (utility: ExactUtility, units: bigint): number => toNumber({ num: units, den: utility.unitsPerPoint });
