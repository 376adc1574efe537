import type { Outcome } from "../model/combination.ts";
import type { OwnUtility } from "./inverse-utility/own-utility.ts";

/** Own utility of an outcome the party may consent to; undefined where it is not admissible or below the reservation value. */
export function rationalUtility({ inverse, reservation }: OwnUtility, outcome: Outcome): number | undefined {
  const utility = inverse.utility(outcome);
  return utility !== undefined && utility >= reservation && inverse.isAdmissible(outcome) ? utility : undefined;
}
