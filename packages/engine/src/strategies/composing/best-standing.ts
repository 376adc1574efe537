import type { Outcome } from "../../model/combination.ts";
import type { PartyView } from "../../session/view.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import { rationalUtility } from "../rational-utility.ts";

/** A standing offer that the party may accept. */
export interface Acceptable {
  readonly offer: number;
  readonly outcome: Outcome;
  /** Own utility, in points. */
  readonly utility: number;
}

/** Of the whole offers on the table that wait for the party's answer, the one it likes best; the earlier one among equals. Null where there is none it may accept. */
export function bestStanding({ standing, party, legal }: PartyView, own: OwnUtility): Acceptable | null {
  if (standing.length === 0 || !legal.includes("accept")) return null;
  let best: Acceptable | null = null;
  for (const { offer, content, acceptedBy, party: maker } of standing) {
    if (content.kind === "part" || maker === party || acceptedBy.includes(party)) continue;
    const utility = rationalUtility(own, content.outcome);
    if (utility !== undefined && (best === null || utility > best.utility)) best = { offer, outcome: content.outcome, utility };
  }
  return best;
}
