import { own } from "../lib/own.ts";
import { rationalFromNumber } from "../lib/rational.ts";
import type { Brief, Case, Estimate, RedLine } from "./case.ts";
import { type Condition, violations } from "./condition.ts";
import type { ExactUtility } from "./exact-utility.ts";
import type { PartyId } from "./ids.ts";
import { type OutcomeSpace, outcomeSpace } from "./outcome-space.ts";
import { partyUtility } from "./party-utility.ts";
import { redLinesInForce } from "./red-lines-in-force.ts";

/** A case with everything numbered and every contribution on its party's grid. Made once; nothing in it leaves memory. */
export interface CompiledCase {
  readonly parties: readonly PartyId[];
  readonly space: OutcomeSpace;
  readonly utilities: readonly ExactUtility[];
  /** An outcome that meets any of these cannot be. */
  readonly constraints: readonly Condition[];
  /** Those in force, as the readings hold the unknowns. */
  readonly redLines: readonly CompiledRedLine[];
  /** By party: false where the file states no reservation value, so that the worst outcome stands in for it. */
  readonly statesReservation: readonly boolean[];
}

export interface CompiledRedLine {
  /** Index of the party whose line it is. */
  readonly party: number;
  readonly rule: RedLine;
  /** An outcome that meets any of these crosses it. */
  readonly conditions: readonly Condition[];
}

/** Figures put in place of what the briefs state, for a what-if: points by party. */
export type ReservationOverrides = Readonly<Partial<Record<PartyId, number>>>;

/** Expected over unknowns, ranges at their likely figure. `readings` in the order of the case's parties. */
export function compileCase(value: Case, readings: readonly (Brief | Estimate)[], overrides: ReservationOverrides = {}): CompiledCase {
  const space = outcomeSpace(value.issues);
  const utilities = readings.map((reading, p) => {
    const party = value.parties[p]?.id;
    const override = party && own(overrides, party);
    const reservation = override === undefined ? undefined : rationalFromNumber(override);
    return partyUtility({ space, unknowns: value.unknowns, reading, reservation });
  });
  return {
    parties: value.parties.map((party) => party.id),
    space,
    utilities,
    constraints: value.constraints.flatMap((rule) => violations(space, rule)),
    redLines: readings.flatMap((reading, party) =>
      redLinesInForce(reading, value.unknowns).map((rule) => ({ party, rule, conditions: violations(space, rule) })),
    ),
    statesReservation: readings.map(
      (reading, p) => reading.noAgreement !== undefined || Object.hasOwn(overrides, value.parties[p]?.id ?? ""),
    ),
  };
}
