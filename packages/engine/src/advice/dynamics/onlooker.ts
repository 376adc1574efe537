import { own } from "../../lib/own.ts";
import type { Case } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import type { PartyView } from "../../session/view.ts";
import type { Seat } from "../../strategies/strategy.ts";

/** Whose eyes a reading is made with: the public part of the case, and one party's brief. */
export type Onlooker = Pick<Seat, "party" | "issues" | "constraints" | "unknowns" | "brief">;

/** Null where the process holds no brief of the party. */
export const onlookerOfView = ({ party, issues, constraints, unknowns, brief }: PartyView): Onlooker | null =>
  brief && { party, issues, constraints, unknowns, brief };

/** Null where the case has no brief of the party. */
export function onlookerOfCase({ issues, constraints, unknowns, briefs }: Case, party: PartyId): Onlooker | null {
  const brief = own(briefs, party);
  return brief === undefined ? null : { party, issues, constraints, unknowns, brief };
}
