import { ownUtilityOf } from "../own-utility-of.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";

/** Own utility of the last offer the party made, in points; null before. */
export type OwnLastOffer = number | null;

/** Memory of policies that compare with the party's own last offer. */
export const remembersOwnLastOffer: Pick<AcceptancePolicy<OwnLastOffer>, "init" | "observe"> = {
  init: () => null,
  observe: (last, event, seat) =>
    event.kind === "offered" && event.party === seat.party ? (ownUtilityOf(seat)?.inverse.utility(event.outcome) ?? last) : last,
};
