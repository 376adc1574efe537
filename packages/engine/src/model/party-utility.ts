import { lessThan, type Rational } from "../lib/rational.ts";
import type { Brief, Estimate, Unknown } from "./case.ts";
import { type ExactUtility, exactUtility } from "./exact-utility.ts";
import type { OutcomeSpace } from "./outcome-space.ts";
import { exactReckoner } from "./reckoner.ts";
import { reservationValue } from "./reservation-value.ts";
import { type UtilityFunction, utilityFunction } from "./utility-function.ts";

/**
 * What a brief, or an estimate of one, says outcomes are worth: expected over unknowns, ranges at their likely figure.
 * `reservation` is put in place of what it says about no agreement, where given; where neither says anything, it is a
 * utility that no outcome falls short of.
 */
export function partyUtility({ space, unknowns, reading, reservation }: PartyUtilityInputs): ExactUtility {
  const utility = utilityFunction({ space, unknowns, ...reading }, exactReckoner);
  const noAgreement = reservation ?? statedReservation(reading) ?? lowerBound(utility);
  return exactUtility(utility, noAgreement, reading.preferences.kind === "points" ? "never" : "whereNeeded");
}

export interface PartyUtilityInputs {
  readonly space: OutcomeSpace;
  readonly unknowns: readonly Unknown[];
  readonly reading: Brief | Estimate;
  readonly reservation?: Rational | undefined;
}

const statedReservation = (reading: Brief | Estimate): Rational | undefined =>
  reading.noAgreement && reservationValue(reading.noAgreement, exactReckoner);

/** A utility that no outcome falls short of: where nothing is said about no agreement, everything is rational. */
function lowerBound(utility: UtilityFunction<Rational>): Rational {
  const least = (values: readonly Rational[]): Rational => values.reduce((low, value) => (lessThan(value, low) ? value : low));
  const zero = exactReckoner.zero;
  const tables = utility.tables.map(least);
  const terms = utility.terms.map((term) => (lessThan(term.amount, zero) ? term.amount : zero));
  return [...tables, ...terms].reduce(exactReckoner.add, utility.constant);
}
