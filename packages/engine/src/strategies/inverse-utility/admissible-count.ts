import { outcomeCounts } from "../../analysis/outcome-counts.ts";
import { partyId } from "../../model/ids.ts";
import type { UtilityToInvert } from "./inverse-utility-contract.ts";

/** How many outcomes are admissible, where not all of them are listed. Throws where exclusions tie so much that nobody can count them. */
export function admissibleCount({ space, utility, excluded }: UtilityToInvert): bigint {
  const alone = { parties: [partyId("own")], space, utilities: [utility], constraints: excluded, redLines: [], statesReservation: [true] };
  const { admissible } = outcomeCounts(alone);
  if (admissible === null) throw new Error("Expected exclusions that leave outcomes that can be counted");
  return admissible;
}
