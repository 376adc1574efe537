import type { PartyView } from "../../session/view.ts";
import { ownBy } from "./own-by.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import { rationalUtility } from "../rational-utility.ts";
import type { Move, Seat } from "../strategy.ts";

/** The answer from home to what the party has accepted ad referendum; null where no answer of its own is due. */
export function referendumMove(seat: Seat, { reserved, party, relativeTime }: PartyView): Move | null {
  if (reserved === null || !reserved.by.includes(party)) return null;
  const own = ownUtilityOf(seat);
  const isWelcome = own !== null && rationalUtility(ownBy(own, relativeTime), reserved.outcome) !== undefined;
  return isWelcome ? CONFIRM : DECLINE;
}

const CONFIRM: Move = { deed: { kind: "confirm" } };
const DECLINE: Move = { deed: { kind: "decline" } };
