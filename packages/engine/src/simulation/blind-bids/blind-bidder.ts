import type { PartyId } from "../../model/ids.ts";
import type { Deed } from "../../session/action.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { PartyView } from "../../session/view.ts";
import type { Move, Seat, Strategy } from "../../strategies/strategy.ts";
import { nextAmount } from "./next-amount.ts";

/** What a strategy remembers, and whose each suggestion is: null the mediator's. */
export interface BidderMemory<Memory> {
  readonly floor: Memory;
  readonly makers: readonly { readonly suggestion: number; readonly party: PartyId | null }[];
}

/**
 * A strategy of open floors where bids are blind. Suggestions are to it what offers are there: it suggests what it would offer, at most
 * twelve times, says yes to what it would accept, and to its own. It says no to nothing: that tells nobody anything. Over money it names the
 * amount of what it would offer, its k-th of n not before (k − 1)/n of the time has passed; where no deadline ends the talks it names at once
 * the least that is worth its reservation value, for waiting would bring it nothing.
 */
export const blindBidder = <Memory>(strategy: Strategy<Memory>): Strategy<BidderMemory<Memory>> => ({
  name: strategy.name,
  version: strategy.version,
  init: (seat) => ({ floor: strategy.init(seatOnFloor(seat)), makers: [] }),
  observe: ({ floor, makers }, event) => ({ floor: strategy.observe(floor, eventOnFloor(event)), makers: makersAfter(makers, event) }),
  act({ floor, makers }, view, rng) {
    const { phase, protocol, protocolView } = view;
    const asked = (standing: PartyView["standing"]): Move | null => strategy.act(floor, viewOnFloor(view, standing), rng);
    if (phase !== "open" || protocol?.kind !== "blindBids" || protocolView.kind !== "blindBids") return strategy.act(floor, view, rng);
    if (protocol.over.kind === "money") return nextAmount(view, protocol.over, () => asked([]));
    const standing = standingOf(view.party, protocolView.suggestions, makers);
    const unanswered = standing.find(({ party, acceptedBy }) => party === view.party && !acceptedBy.includes(view.party));
    if (unanswered !== undefined) return { deed: { kind: "answer", suggestion: unanswered.offer, answer: "yes" } };
    const move = asked(standing);
    const deed = move && deedOf(move.deed);
    return move && deed && view.legal.includes(deed.kind) ? { ...move, deed } : null;
  },
});

const FLOOR = { kind: "openFloor" } as const;

const seatOnFloor = (seat: Seat): Seat => ({ ...seat, setup: { ...seat.setup, protocol: FLOOR } });

function eventOnFloor(event: SessionEvent): SessionEvent {
  const { audience, seq, at } = event;
  if (event.kind === "opened") return { audience, seq, at, kind: "opened", setup: { ...event.setup, protocol: FLOOR } };
  if (event.kind !== "suggested" || event.by.kind !== "party") return event;
  return { audience, seq, at, kind: "offered", party: event.by.party, offer: event.suggestion, outcome: event.outcome };
}

function makersAfter(makers: BidderMemory<unknown>["makers"], event: SessionEvent): BidderMemory<unknown>["makers"] {
  if (event.kind === "opened" || event.kind === "wasReset") return [];
  if (event.kind !== "suggested") return makers;
  return [...makers, { suggestion: event.suggestion, party: event.by.kind === "party" ? event.by.party : null }];
}

const viewOnFloor = (view: PartyView, standing: PartyView["standing"]): PartyView => ({
  ...view,
  protocol: FLOOR,
  protocolView: { kind: "none" },
  turn: null,
  standing,
  legal: [...view.legal, "offer", "accept"],
});

type Suggestions = Extract<PartyView["protocolView"], { readonly kind: "blindBids" }>["suggestions"];

/** A suggestion waits for everybody's answer, also for that of whoever made it. */
// oxlint-disable-next-line max-params -- who looks, at what, and what it remembers of it.
function standingOf(self: PartyId, suggestions: Suggestions, makers: BidderMemory<unknown>["makers"]): PartyView["standing"] {
  return suggestions.map(({ suggestion, outcome, answers }) => ({
    offer: suggestion,
    party: makers.find((each) => each.suggestion === suggestion)?.party ?? null,
    content: { kind: "whole", outcome },
    acceptedBy: answers[self] === "yes" ? [self] : [],
    reservedBy: [],
  }));
}

/** Null: what has no place where bids are blind. */
function deedOf(deed: Deed): Deed | null {
  if (deed.kind === "offer") return { kind: "suggest", outcome: deed.outcome };
  if (deed.kind === "accept" && deed.adReferendum === undefined) return { kind: "answer", suggestion: deed.offer, answer: "yes" };
  return deed.kind === "walkAway" ? deed : null;
}
