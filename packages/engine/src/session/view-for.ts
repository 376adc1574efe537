import { own } from "../lib/own.ts";
import type { PartyId } from "../model/ids.ts";
import { caucusAudience, partyAudience, type Viewer } from "./audience.ts";
import { lastSeq } from "./deciding.ts";
import type { SessionEvent } from "./event.ts";
import { fold } from "./evolve.ts";
import { legalActions } from "./legal-actions.ts";
import { standingOffers } from "./mapping.ts";
import { relativeTime } from "./relative-time.ts";
import type { SessionCase } from "./session-case.ts";
import {
  type BlindFloor,
  EMPTY_MATTERS,
  NO_PRIVATE_EVENTS,
  type PostSettlementFloor,
  type SessionState,
  type SingleTextFloor,
} from "./state.ts";
import type { FacilitatorView, MediatorView, ObserverView, PartyView, ProtocolView, TableView, View } from "./view.ts";

/**
 * What a viewer sees of a session at a time (ISO, UTC). The only way anything is seen: built by naming fields, so that what is not
 * named is not shown. Folds all events; where they come one by one, keep the state and use `viewOf`.
 */
// oxlint-disable-next-line max-params -- case, what happened, who looks, when: a caller reads it as one sentence.
export function viewFor(base: SessionCase, events: Iterable<SessionEvent>, viewer: Viewer, at: string): View {
  return viewOf(fold(base, events), viewer, at);
}

/** The same from a folded state. Cost does not depend on how long the session has been. */
export function viewOf(state: SessionState, viewer: Viewer, at: string): View {
  switch (viewer.kind) {
    case "party":
      return partyView(state, viewer.party, at);
    case "mediator":
      return mediatorView(state, at);
    case "facilitator":
      return facilitatorView(state, at);
    case "observer":
      return observerView(state, at);
  }
}

// Written out in one literal although it repeats tableView: a view is built for every turn of every game, and adding fields to a copy is slower.
export function partyView(state: SessionState, party: PartyId, at: string): PartyView {
  const { setup, floor, matters, current } = state;
  const { value } = current;
  const isPlain = matters === EMPTY_MATTERS;
  const isAlone = state.privateLogs === NO_PRIVATE_EVENTS;
  return {
    kind: "party",
    party,
    brief: current.briefs.get(party)?.brief ?? null,
    legal: legalActions(state, { kind: "party", party }, at),
    mandate: isPlain ? null : (own(matters.mandates, party) ?? null),
    overrides: isPlain ? NONE : (own(matters.overrides, party) ?? NONE),
    ownSeq: isAlone ? 0 : lastSeq(state, partyAudience(party)),
    caucusSeq: isAlone ? 0 : lastSeq(state, caucusAudience(party)),
    phase: state.phase,
    protocol: setup?.protocol ?? null,
    parties: setup?.parties ?? NOBODY,
    required: setup?.required ?? NOBODY,
    left: state.left,
    issues: value.issues,
    constraints: value.constraints,
    unknowns: value.unknowns,
    sitting: state.sitting,
    rounds: state.rounds,
    roundLimit: setup?.deadline.rounds ?? null,
    deadlineAt: setup?.deadline.at ?? null,
    relativeTime: relativeTime(state, at),
    turn: floor.kind === "alternatingOffers" ? (setup?.parties[floor.next] ?? null) : null,
    standing: standingOffers(state),
    settled: matters.settled,
    texts: matters.texts,
    meeting: matters.meeting,
    pause: matters.pause,
    reserved: matters.reserved,
    groundwork: matters.groundwork,
    groundworkOverride: matters.groundworkOverride,
    bar: setup?.bar ?? null,
    ending: state.ending,
    tableSeq: state.tableSeq,
    protocolView: floor.kind === "alternatingOffers" ? NOTHING : protocolView(state, { kind: "party", party }),
  };
}

const NONE: PartyView["overrides"] = [];

export function mediatorView(state: SessionState, at: string): MediatorView {
  const parties = state.setup?.parties ?? [];
  return {
    ...tableView(state, at),
    protocolView: protocolView(state, { kind: "mediator" }),
    kind: "mediator",
    legal: legalActions(state, { kind: "mediator" }, at),
    mediatorSeq: lastSeq(state, "mediator"),
    caucusSeqs: Object.fromEntries(parties.map((party) => [party, lastSeq(state, caucusAudience(party))])),
  };
}

export function facilitatorView(state: SessionState, at: string): FacilitatorView {
  return {
    ...tableView(state, at),
    protocolView: protocolView(state, { kind: "facilitator" }),
    kind: "facilitator",
    legal: legalActions(state, { kind: "facilitator" }, at),
    briefs: state.current.value.briefs,
    mandates: state.matters.mandates,
    overrides: state.matters.overrides,
    privateLogs: state.privateLogs,
  };
}

export const observerView = (state: SessionState, at: string): ObserverView => ({
  ...tableView(state, at),
  protocolView: protocolView(state, { kind: "observer" }),
  kind: "observer",
});

function tableView(state: SessionState, at: string): Omit<TableView, "protocolView"> {
  const { setup, floor, matters, current } = state;
  return {
    phase: state.phase,
    protocol: setup?.protocol ?? null,
    parties: setup?.parties ?? NOBODY,
    required: setup?.required ?? NOBODY,
    left: state.left,
    issues: current.value.issues,
    constraints: current.value.constraints,
    unknowns: current.value.unknowns,
    sitting: state.sitting,
    rounds: state.rounds,
    roundLimit: setup?.deadline.rounds ?? null,
    deadlineAt: setup?.deadline.at ?? null,
    relativeTime: relativeTime(state, at),
    turn: floor.kind === "alternatingOffers" ? (setup?.parties[floor.next] ?? null) : null,
    standing: standingOffers(state),
    settled: matters.settled,
    texts: matters.texts,
    meeting: matters.meeting,
    pause: matters.pause,
    reserved: matters.reserved,
    groundwork: matters.groundwork,
    groundworkOverride: matters.groundworkOverride,
    bar: setup?.bar ?? null,
    ending: state.ending,
    tableSeq: state.tableSeq,
  };
}

const NOBODY: readonly PartyId[] = [];
const NOTHING: ProtocolView = { kind: "none" };

function protocolView({ floor, setup }: SessionState, viewer: Viewer): ProtocolView {
  if (floor.kind === "singleText") return singleTextView(floor, viewer);
  if (floor.kind === "postSettlement") return postSettlementView(floor, viewer, setup?.required ?? NOBODY);
  return floor.kind === "blindBids" ? blindView(floor, viewer) : NOTHING;
}

/** [PS7] */
function postSettlementView(
  { optedIn, proposal, answers }: PostSettlementFloor,
  viewer: Viewer,
  required: readonly PartyId[],
): ProtocolView {
  if (viewer.kind !== "facilitator" && !(viewer.kind === "party" && required.includes(viewer.party))) return NOTHING;
  return { kind: "postSettlement", optedIn: visibleTo(viewer, optedIn), proposal, answers: visibleTo(viewer, answers) };
}

function singleTextView({ pending, kept }: SingleTextFloor, viewer: Viewer): ProtocolView {
  return {
    kind: "singleText",
    pending: pending && { text: pending.text, outcome: pending.outcome },
    kept: kept && { text: kept.text, outcome: kept.outcome },
    votes: pending === null ? {} : viewer.kind === "mediator" ? pending.votes : visibleTo(viewer, pending.votes),
  };
}

const blindView = ({ suggestions, bids }: BlindFloor, viewer: Viewer): ProtocolView => ({
  kind: "blindBids",
  suggestions: suggestions.map(({ suggestion, outcome, answers }) => ({ suggestion, outcome, answers: visibleTo(viewer, answers) })),
  bids: visibleTo(viewer, bids),
});

/** A party's own entry; all of them for the facilitator; else none. */
function visibleTo<Value>(viewer: Viewer, entries: Readonly<Partial<Record<PartyId, Value>>>): Readonly<Partial<Record<PartyId, Value>>> {
  if (viewer.kind === "facilitator") return entries;
  if (viewer.kind !== "party") return {};
  const entry = own(entries, viewer.party);
  return entry === undefined ? {} : { [viewer.party]: entry };
}
