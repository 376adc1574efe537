import { own } from "../../lib/own.ts";
import type { CompiledCase } from "../../model/compiled-case.ts";
import { violations } from "../../model/condition.ts";
import type { PartyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import type { Onlooker } from "../dynamics/onlooker.ts";

/** The case as the onlooker holds it: itself first, then those counterparts of which its brief has an estimate. Likely figures. */
export function compiledFor({ party, issues, constraints, unknowns, brief }: Onlooker, counterparts: readonly PartyId[]): CompiledCase {
  const space = outcomeSpace(issues);
  const estimated = counterparts.flatMap((each) => {
    const estimate = own(brief.estimates, each);
    return estimate === undefined ? [] : [{ party: each, reading: estimate }];
  });
  const readings = [brief, ...estimated.map(({ reading }) => reading)];
  return {
    parties: [party, ...estimated.map((each) => each.party)],
    space,
    utilities: readings.map((reading) => partyUtility({ space, unknowns, reading })),
    constraints: constraints.flatMap((rule) => violations(space, rule)),
    redLines: readings.flatMap((reading, place) =>
      redLinesInForce(reading, unknowns).map((rule) => ({ party: place, rule, conditions: violations(space, rule) })),
    ),
    statesReservation: readings.map(({ noAgreement }) => noAgreement !== undefined),
  };
}
