import type { PartyView } from "../../session/view.ts";

/** Whether its mandate leaves the party no whole offer to make or to accept for good [R3]. */
export const isBeyondMandate = ({ mandate, issues }: PartyView): boolean =>
  mandate !== null && issues.some(({ id }) => !mandate.includes(id));
