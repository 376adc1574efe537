import type { Brief, Case, Party } from "../../model/case.ts";
import { own } from "../../lib/own.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";
import { floatReckoner } from "../../model/reckoner.ts";
import { reservationValue } from "../../model/reservation-value.ts";
import { type UtilityFunction, utilityFunction, type UtilityInputs } from "../../model/utility-function.ts";

/**
 * A party's utilities brought to the scale of Genius and GeniusWeb, where every issue's best option counts 1 and weights sum to 1:
 * points = base + unit × Σ weight × share. Interactions over several issues are not in it. Expected over unknowns, at likely figures.
 */
export interface ScaledParty {
  readonly party: Party;
  readonly brief: Brief;
  /** In points. */
  readonly utility: UtilityFunction<number>;
  readonly base: number;
  /** Above 0. */
  readonly unit: number;
  /** One an issue, 0 to 1. */
  readonly weights: readonly number[];
  /** [issue][option], 0 to 1; all 0 for an issue that changes nothing. */
  readonly shares: readonly (readonly number[])[];
  /** In points, where the brief says. */
  readonly reservation: number | undefined;
}

/** The parties that have a brief, in the order of the case. */
export function scaledParties(stated: Case, space: OutcomeSpace): ScaledParty[] {
  return stated.parties.flatMap((party) => {
    const brief = own(stated.briefs, party.id);
    return brief === undefined ? [] : [scaledParty({ unknowns: stated.unknowns, space }, party, brief)];
  });
}

function scaledParty({ unknowns, space }: Pick<UtilityInputs, "unknowns" | "space">, party: Party, brief: Brief): ScaledParty {
  const { preferences, probabilities, noAgreement } = brief;
  const utility = utilityFunction({ space, unknowns, preferences, probabilities }, floatReckoner());
  // Only what is below 0 is lifted: points that fit as they are keep their zero.
  const lows = utility.tables.map((table) => table.reduce((low, value) => Math.min(low, value), 0));
  const tops = utility.tables.map((table, i) => table.reduce((top, value) => Math.max(top, value - (lows[i] ?? 0)), 0));
  const total = tops.reduce((sum, top) => sum + top, 0);
  return {
    party,
    brief,
    utility,
    base: lows.reduce((sum, low) => sum + low, utility.constant),
    unit: total > 0 ? total : 1,
    weights: tops.map((top) => (total > 0 ? top / total : 1 / tops.length)),
    shares: utility.tables.map((table, i) => table.map((value) => share(value - (lows[i] ?? 0), tops[i] ?? 0))),
    reservation: noAgreement && reservationValue(noAgreement, floatReckoner()),
  };
}

const share = (value: number, top: number): number => (top > 0 ? Math.min(1, value / top) : 0);
