import type { PartyView } from "../../session/view.ts";

/** How many offers of the viewer will still be answered by all who are required, one made now included; infinite where nothing limits them. */
export function offersLeft(view: PartyView): number {
  const { roundLimit, rounds, deadlineAt, relativeTime } = view;
  if (deadlineAt !== null && relativeTime >= 1) return 0;
  if (roundLimit === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, roundLimit - rounds - roundsMissed(view));
}

/** Rounds in which no offer of the viewer is answered any more: this one once its turn has passed, the last where others would have to answer in the next. */
function roundsMissed({ protocol, parties, required, left, party, turn }: PartyView): number {
  if (protocol?.kind !== "alternatingOffers") return 0;
  const place = parties.indexOf(party);
  const hasPassed = turn !== null && parties.indexOf(turn) > place;
  const isAnsweredNextRound = parties.slice(0, place).some((each) => required.includes(each) && !left.includes(each));
  return (hasPassed ? 1 : 0) + (isAnsweredNextRound ? 1 : 0);
}
