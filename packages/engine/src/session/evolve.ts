import type { Audience } from "./audience.ts";
import type { SessionEvent } from "./event.ts";
import { applyToMatters } from "./evolve-matters.ts";
import { floorAfterAgreement, postSettlementAfter } from "./post-settlement-floor.ts";
import type { Draft } from "./protocols/protocol.ts";
import { PROTOCOLS } from "./protocols/protocols.ts";
import type { SessionCase } from "./session-case.ts";
import { type Ending, NO_FLOOR, NOTHING_SETTLED, type SessionState, unopened } from "./state.ts";

/** The state of a session after all these events [E1]. */
export const fold = (base: SessionCase, events: Iterable<SessionEvent>): SessionState => {
  let state = unopened(base);
  for (const event of events) state = evolve(state, event);
  return state;
};

/** The state after one more event. Throws where the event does not continue the log of its audience: that is no log of a session. */
export function evolve(state: SessionState, event: SessionEvent): SessionState {
  const draft: Draft = { ...state };
  if (event.audience === "table") {
    if (event.seq !== state.tableSeq + 1) throw outOfOrder(event, state.tableSeq);
    draft.tableSeq = event.seq;
    draft.at = event.at;
  } else countPrivate(draft, event.audience, event);
  apply(draft, event);
  return draft;
}

function countPrivate(draft: Draft, audience: Audience, event: SessionEvent): void {
  const last = draft.privateLogs[audience]?.seq ?? 0;
  if (event.seq !== last + 1) throw outOfOrder(event, last);
  draft.privateLogs = { ...draft.privateLogs, [audience]: { seq: event.seq, at: event.at } };
}

const outOfOrder = (event: SessionEvent, last: number): Error =>
  new Error(`Expected event ${last + 1} of the log ${event.audience}, got ${event.seq}`);

function apply(draft: Draft, event: SessionEvent): void {
  switch (event.kind) {
    // Everything but offers is rare, so these two go first.
    case "offered":
    case "partOffered":
      draft.offers = event.offer;
      break;
    case "opened":
      draft.setup = event.setup;
      draft.phase = "open";
      draft.openedAt = event.at;
      draft.floor = PROTOCOLS[event.setup.protocol.kind].emptyFloor(event.setup);
      return;
    case "agreementProposed":
      draft.offers = event.offer;
      break;
    case "agreed":
      end(draft, { kind: "agreed", outcome: event.outcome, offer: event.offer ?? null });
      // [PS8] No round follows a round.
      if (event.replaces === undefined) draft.floor = floorAfterAgreement(event.seq);
      return;
    case "endedWithoutAgreement":
      end(draft, { kind: "noAgreement", reason: event.reason });
      return;
    case "walkedAway":
      draft.left = [...draft.left, event.party];
      break;
    case "deadlineMoved":
      if (draft.setup !== null) draft.setup = { ...draft.setup, deadline: event.deadline };
      return;
    case "wasReset":
      resetSitting(draft, event.at);
      return;
    case "optedIn":
    case "optedOut":
    case "improvementProposed":
    case "nothingProposed":
    case "improvementAnswered":
      draft.floor = postSettlementAfter(draft.floor, event);
      return;
    default:
      applyToMatters(draft, event);
  }
  if (draft.setup !== null) PROTOCOLS[draft.setup.protocol.kind].apply(draft, event);
}

/** No offer stands after the end. */
function end(draft: Draft, ending: Ending): void {
  draft.phase = ending.kind;
  draft.ending = ending;
  draft.floor = NO_FLOOR;
  const { pause, reserved } = draft.matters;
  if (pause !== null || reserved !== null) draft.matters = { ...draft.matters, pause: null, reserved: null };
}

/** [P5] [P6] */
function resetSitting(draft: Draft, at: string): void {
  draft.phase = "open";
  draft.ending = null;
  draft.sitting += 1;
  draft.rounds = 0;
  draft.left = [];
  draft.matters = { ...draft.matters, settled: NOTHING_SETTLED, meetings: 0, pause: null, reserved: null, resetAsked: [] };
  if (draft.setup === null) return;
  draft.floor = PROTOCOLS[draft.setup.protocol.kind].emptyFloor(draft.setup);
  const { at: instant, ...others } = draft.setup.deadline;
  if (instant !== undefined && at >= instant) draft.setup = { ...draft.setup, deadline: others };
}
