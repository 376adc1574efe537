import { own } from "../lib/own.ts";
import type { PartyId } from "../model/ids.ts";
import type { SessionCase } from "../session/session-case.ts";
import type { SessionSetup } from "../session/setup.ts";
import type { Seat } from "../strategies/strategy.ts";

/**
 * The seat of a party, or null where the case has no brief for it. The same object for the same case and setup: strategies remember
 * by seat what they computed from it, and a tournament plays one setup many times.
 */
export function seatOf(current: SessionCase, setup: SessionSetup, party: PartyId): Seat | null {
  const known = made.get(setup);
  const seats = known?.current === current ? known.seats : new Map<PartyId, Seat | null>();
  if (known?.seats !== seats) made.set(setup, { current, seats });
  const seat = seats.get(party) ?? makeSeat(current, setup, party);
  seats.set(party, seat);
  return seat;
}

const made = new WeakMap<SessionSetup, { readonly current: SessionCase; readonly seats: Map<PartyId, Seat | null> }>();

function makeSeat({ value }: SessionCase, setup: SessionSetup, party: PartyId): Seat | null {
  const brief = own(value.briefs, party);
  if (brief === undefined) return null;
  return { party, issues: value.issues, constraints: value.constraints, unknowns: value.unknowns, brief, setup };
}
