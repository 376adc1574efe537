import type { ActionKind } from "./action.ts";
import type { Actor } from "./actor.ts";
import { PROTOCOLS } from "./protocols/protocols.ts";
import type { SessionState } from "./state.ts";

/**
 * Kinds of action that an actor may ask for now; `decide` has the last word on each. One list a situation, shared and not to be
 * changed. Words and what a party settles with itself are always there; see SPEC.md.
 */
export function legalActions(state: SessionState, actor: Actor): readonly ActionKind[] {
  const { setup, phase } = state;
  if (setup === null) return actor.kind === "facilitator" ? OPEN : NOTHING;
  if (actor.kind === "party" && (!setup.parties.includes(actor.party) || state.left.includes(actor.party))) return NOTHING;
  const always = ALWAYS[phase][actor.kind];
  if (phase !== "open") return always;
  const protocol = PROTOCOLS[setup.protocol.kind].legal(state, actor);
  return joined(always, protocol);
}

const NOTHING: readonly ActionKind[] = [];
const OPEN: readonly ActionKind[] = ["open"];
const WORDS: readonly ActionKind[] = ["message", "state", "openMeeting", "closeMeeting"];
const TEXTS: readonly ActionKind[] = ["proposeText", "agreeText", "bracketText"];
const OWN: readonly ActionKind[] = ["overrideRedLine", "giveMandate", "reviseBrief"];
const STEERING: readonly ActionKind[] = ["reset", "moveDeadline", "overrideGroundwork", "amend"];

type Always = Readonly<Record<Actor["kind"], readonly ActionKind[]>>;

const ENDED: Always = { party: WORDS, mediator: WORDS, facilitator: WORDS, clock: NOTHING };
const ALWAYS: Readonly<Record<SessionState["phase"], Always>> = {
  unopened: { party: NOTHING, mediator: NOTHING, facilitator: OPEN, clock: OPEN },
  open: {
    party: [...WORDS, ...TEXTS, ...OWN, "pause", "reset", "walkAway"],
    mediator: [...WORDS, "pause", "reset"],
    facilitator: [...WORDS, "pause", ...STEERING],
    clock: ["tick", "reportGroundwork"],
  },
  paused: {
    party: [...WORDS, ...TEXTS, ...OWN, "resume", "reset", "walkAway"],
    mediator: [...WORDS, "resume", "reset"],
    facilitator: [...WORDS, "resume", ...STEERING],
    clock: ["tick", "reportGroundwork"],
  },
  awaiting: {
    party: [...WORDS, "giveMandate", "confirm", "decline", "reset", "walkAway"],
    mediator: [...WORDS, "reset"],
    facilitator: [...WORDS, "reset", "moveDeadline"],
    clock: ["tick", "reportGroundwork"],
  },
  agreed: ENDED,
  noAgreement: { ...ENDED, party: [...WORDS, "reset"], mediator: [...WORDS, "reset"], facilitator: [...WORDS, "reset"] },
};

const lists = new WeakMap<readonly ActionKind[], WeakMap<readonly ActionKind[], readonly ActionKind[]>>();

/** Both lists in one, made once: a view is built for every turn of every game. */
function joined(always: readonly ActionKind[], protocol: readonly ActionKind[]): readonly ActionKind[] {
  if (protocol.length === 0) return always;
  const byProtocol = lists.get(always) ?? new WeakMap<readonly ActionKind[], readonly ActionKind[]>();
  lists.set(always, byProtocol);
  const known = byProtocol.get(protocol) ?? [...protocol, ...always];
  byProtocol.set(protocol, known);
  return known;
}
