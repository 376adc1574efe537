import { ownUtilityOf } from "../strategies/own-utility-of.ts";
import type { Move, Seat, Strategy } from "../strategies/strategy.ts";
import type { PartyView } from "../session/view.ts";
import type { Rng } from "../lib/rng.ts";

interface Ladder {
  readonly seat: Seat;
  /** Own offers so far. */
  readonly offers: number;
}

/** Offers its outcomes from the best down, `step` at a time, and accepts what is worth no less than what it would offer. */
export const ladder = (step: number): Strategy<unknown> => ({
  name: `ladder(step=${step})`,
  version: 1,
  init: (seat): Ladder => ({ seat, offers: 0 }),
  observe: (memory, event) => {
    const { seat, offers } = rungOf(memory);
    return { seat, offers: event.kind === "offered" && event.party === seat.party ? offers + 1 : offers };
  },
  act: (memory, view) => {
    const { seat, offers } = rungOf(memory);
    const own = ownUtilityOf(seat);
    if (own === null) return null;
    const mine = own.inverse.ranked(offers * step) ?? own.inverse.ranked(0);
    const theirs = view.standing.findLast(({ party }) => party !== view.party);
    const offered = theirs?.content.kind === "whole" ? theirs.content.outcome : null;
    if (mine === null) return null;
    if (theirs && offered && (own.inverse.utility(offered) ?? 0) >= (own.inverse.utility(mine) ?? 0))
      return { deed: { kind: "accept", offer: theirs.offer } };
    const old = view.standing.find(({ party }) => party === view.party);
    if (old !== undefined && view.turn === null) return { deed: { kind: "withdraw", offer: old.offer } };
    return { deed: { kind: "offer", outcome: mine } };
  },
});

// Strategies that are kept together in one list know nothing of each other's memory; this is what ladder made.
const rungOf = (memory: unknown): Ladder => memory as Ladder;

/** Offers outcomes drawn at random, and accepts nothing. */
export const dice: Strategy<unknown> = {
  name: "dice",
  version: 1,
  init: (seat) => seat,
  observe: (memory) => memory,
  act: (memory, _, rng) => {
    // What init made.
    const own = ownUtilityOf(memory as Seat);
    const outcome = own?.inverse.between(own.inverse.worst, own.inverse.best, rng);
    return outcome ? { deed: { kind: "offer", outcome } } : null;
  },
};

/** Plays by a function of the view. */
export const acting = (act: (view: PartyView, rng: Rng) => Move | null): Strategy<unknown> => ({
  name: "acting",
  version: 1,
  init: () => null,
  observe: () => null,
  act: (_, view, rng) => act(view, rng),
});
