import type { PartyView } from "../../session/view.ts";
import type { Seat } from "../strategy.ts";

/**
 * The latest relative time at which an offer made now is accepted by the last of the others, if all of them accept it in turn: in the round
 * after this one, but for the party that opens the rounds. Where rounds are not counted it cannot be told, and is now.
 */
export function timeOfAnswers({ parties, party, left, relativeTime, roundLimit, turn }: PartyView, { setup }: Seat): number {
  if (roundLimit === null || turn === null) return relativeTime;
  const isFirst = parties.find((each) => !left.includes(each)) === party;
  const entered = setup.deadline.roundTime === "entered" ? 1 : 0;
  return isFirst ? relativeTime : Math.min(1, relativeTime + 1 / (roundLimit + entered));
}
