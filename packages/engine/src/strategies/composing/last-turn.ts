import type { PartyView } from "../../session/view.ts";
import type { Seat } from "../strategy.ts";

/** Relative time of the party's last turn, after which nothing can be accepted. */
export function lastTurn({ rounds, roundLimit, relativeTime }: PartyView, { setup }: Seat): number {
  if (roundLimit === null) return 1;
  const entered = setup.deadline.roundTime === "entered" ? 1 : 0;
  // Where the instant of the deadline is nearer than its last round, it comes to that.
  if (relativeTime > (rounds + entered) / (roundLimit + entered)) return 1;
  return (roundLimit - 1 + entered) / (roundLimit + entered);
}
