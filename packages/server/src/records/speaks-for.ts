import type { ActorId, PartyId, Terms } from "@detente/engine";
import { partyOf, type Seat } from "../tables/seat.ts";

/** Who sits at the table of a record, and which seats were named for bodies of its terms. */
export interface Speakers {
  readonly seats: readonly Seat[];
  readonly actors: ReadonlyMap<string, string>;
}

/**
 * Parties and bodies in whose name a seat may put something on record: a head or a member for its party, a named seat for its body, and the
 * facilitator for whoever has nobody at the table, and for bodies without a seat of their own.
 */
export function speaksFor({ parties, bodies }: Terms, seat: Seat, { seats, actors }: Speakers): readonly ActorId[] {
  const isFacilitator = seat.is.role === "facilitator";
  const isSpoken = (party: PartyId): boolean =>
    actsFor(seat, party) ? true : isFacilitator && !seats.some((each) => actsFor(each, party));
  return [
    ...parties.map(({ id }) => id).filter(isSpoken),
    ...bodies.map(({ id }) => id).filter((body) => (actors.has(body) ? actors.get(body) === seat.id : isFacilitator)),
  ];
}

/** Whether it may say yes to terms for a party: its head may, and the facilitator where the party has no head at the table. */
export function maySayYes(seat: Seat, party: PartyId, seats: readonly Seat[]): boolean {
  if (isHeadOf(seat, party)) return true;
  return seat.is.role === "facilitator" && !seats.some((each) => isHeadOf(each, party));
}

export const isHeadOf = ({ is }: Seat, party: PartyId): boolean => is.role === "head" && is.party === party;

const actsFor = ({ is }: Seat, party: PartyId): boolean => (is.role === "head" || is.role === "member") && partyOf(is) === party;
