import { type Rational, roundToGrid } from "../../lib/rational.ts";

export interface WholeAmounts {
  readonly amounts: readonly number[];
  readonly unitsPerPoint: number;
}

/** Sums of amounts stay below this, so that doubles carry them exactly, with room for the two sides of a balance. */
const LARGEST_SUM = 2n ** 51n;

/**
 * Amounts of 0 or more as whole numbers of a unit, so that sums and comparisons are exact. Where the unit that holds all of
 * them exactly would be too fine, they are rounded once, to about 2^-51 of their sum.
 */
export function wholeAmounts(amounts: readonly Rational[]): WholeAmounts {
  const exact = amounts.reduce((common, { den }) => (common > LARGEST_SUM ? common : leastCommonMultiple(common, den)), 1n);
  const inUnits = (units: bigint): readonly bigint[] => amounts.map((amount) => roundToGrid(amount, units));
  const sumOf = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
  if (exact <= LARGEST_SUM && sumOf(inUnits(exact)) <= LARGEST_SUM) return plain(inUnits(exact), exact);
  let units = 1n;
  while (sumOf(inUnits(2n * units)) <= LARGEST_SUM) units *= 2n;
  return plain(inUnits(units), units);
}

const plain = (amounts: readonly bigint[], units: bigint): WholeAmounts => ({ amounts: amounts.map(Number), unitsPerPoint: Number(units) });

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
