import type { Brief, Estimate, RedLine, Unknown } from "../../model/case.ts";
import { type Condition, holds, violations } from "../../model/condition.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";
import { likely } from "../../model/quantity.ts";
import { floatReckoner } from "../../model/reckoner.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import { reservationValue } from "../../model/reservation-value.ts";
import { type UtilityFunction, utilityFunction } from "../../model/utility-function.ts";
import type { FigureOf } from "./fixed-reading.ts";

/** A brief, or an estimate of one, as something that measures packages; in doubles, in points of its party. */
export interface MeasuredReading {
  /** Expected over the unknowns. What ties with no agreement but for rounding is worth exactly that. */
  readonly utility: (numbers: ArrayLike<number>) => number;
  /** Null where it says nothing of no agreement. */
  readonly reservation: number | null;
  /** Red lines in force that a package crosses. */
  readonly crossed: (numbers: ArrayLike<number>) => readonly RedLine[];
}

export interface ReadingGround {
  readonly space: OutcomeSpace;
  readonly unknowns: readonly Unknown[];
}

/** `figure` picks the figure of each stated number; the likely one unless said otherwise. Which lines are in force, likely figures decide. */
export function measuredReading({ space, unknowns }: ReadingGround, reading: Brief | Estimate, figure: FigureOf = likely): MeasuredReading {
  const reckoner = floatReckoner(figure);
  const sum = utilityFunction({ space, unknowns, ...reading }, reckoner);
  const lines = redLinesInForce(reading, unknowns).map((line) => ({ line, conditions: violations(space, line) }));
  const reservation = reading.noAgreement === undefined ? null : reservationValue(reading.noAgreement, reckoner);
  return {
    utility: (numbers) => snapped(added(sum, numbers), reservation),
    reservation,
    crossed: (numbers) => lines.flatMap(({ line, conditions }) => (meetsAny(conditions, numbers) ? [line] : [])),
  };
}

/** What adding up doubles can be off by, as a share of the sum. */
const ROUNDING = 1e-12;

/** What differs from no agreement by rounding only is worth the same. */
const snapped = (sum: number, reservation: number | null): number =>
  reservation !== null && Math.abs(sum - reservation) <= ROUNDING * Math.abs(reservation) ? reservation : sum;

const meetsAny = (conditions: readonly Condition[], numbers: ArrayLike<number>): boolean =>
  conditions.some((condition) => holds(condition, numbers));

function added({ constant, tables, terms }: UtilityFunction<number>, numbers: ArrayLike<number>): number {
  let sum = constant;
  for (let issue = 0; issue < tables.length; issue++) sum += tables[issue]?.[numbers[issue] ?? 0] ?? 0;
  for (const { condition, amount } of terms) if (holds(condition, numbers)) sum += amount;
  return sum;
}
