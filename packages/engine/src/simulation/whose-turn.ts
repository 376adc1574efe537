import { own } from "../lib/own.ts";
import type { PartyId } from "../model/ids.ts";
import type { SessionState, SingleTextFloor } from "../session/state.ts";

/**
 * Place, in the setup's order, of the party that a game asks next; -1 where the session waits for none. Where there are no turns the
 * parties are asked one after the other: `last` is the place that was asked last, -1 at first.
 */
export function placeToAsk(state: SessionState, last: number): number {
  const { floor, phase, setup, matters } = state;
  if (setup === null) return -1;
  const { parties } = setup;
  if (phase === "awaiting") return placeOf(parties, matters.reserved?.by[0]);
  if (phase === "paused") return placeOf(parties, matters.pause?.by.kind === "party" ? matters.pause.by.party : undefined);
  if (phase !== "open") return -1;
  if (floor.kind === "alternatingOffers") return floor.next;
  if (floor.kind === "singleText") return parties.findIndex((party) => !state.left.includes(party) && hasToVote(floor, party));
  return nextPresent(state, parties, last);
}

/** Whether the party that is asked has to move, since nothing goes on without it; elsewhere it may let the others go first. */
export const isWaitedFor = ({ phase, floor }: SessionState): boolean =>
  phase !== "open" || floor.kind === "alternatingOffers" || floor.kind === "singleText";

const placeOf = (parties: readonly PartyId[], party: PartyId | undefined): number => (party === undefined ? -1 : parties.indexOf(party));

function nextPresent({ left }: SessionState, parties: readonly PartyId[], last: number): number {
  for (let k = 1; k <= parties.length; k++) {
    const place = (last + k) % parties.length;
    const party = parties[place];
    if (party !== undefined && !left.includes(party)) return place;
  }
  return -1;
}

const hasToVote = ({ pending, standing }: SingleTextFloor, party: PartyId): boolean =>
  (pending !== null && own(pending.votes, party) === undefined) || (standing !== null && !standing.acceptedBy.includes(party));
