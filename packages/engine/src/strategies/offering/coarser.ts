import type { ExactUtility } from "../../model/exact-utility.ts";

/**
 * The utility on a grid so coarse that all contributions together span at most so many units; itself where it is no finer. Each
 * contribution is rounded once, to the nearest unit, and the reservation value is put where that cannot let an outcome reach it which
 * falls short. Units are no longer those of a point.
 */
export function coarser(utility: ExactUtility, most: bigint): ExactUtility {
  const { tables, terms, largest } = utility;
  if (largest <= most) return utility;
  const step = largest / most + 1n;
  const contributions = BigInt(tables.length + terms.length + 1);
  const rounded = (units: bigint): bigint => floored(units + step / 2n, step);
  return {
    ...utility,
    constant: rounded(utility.constant),
    tables: tables.map((table) => table.map(rounded)),
    terms: terms.map(({ condition, amount }) => ({ condition, amount: rounded(amount) })),
    reservation: floored(utility.reservation, step) + 1n + contributions,
    largest: largest / step + contributions,
  };
}

function floored(units: bigint, step: bigint): bigint {
  const quotient = units / step;
  return units < 0n && quotient * step !== units ? quotient - 1n : quotient;
}
