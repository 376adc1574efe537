import type { ActionKind } from "./action.ts";
import type { Actor } from "./actor.ts";
import { mayResume } from "./deeds/pausing.ts";
import { legalAfterAgreement } from "./deeds/post-settlement.ts";
import type { Deciding } from "./deciding.ts";
import { PROTOCOLS } from "./protocols/protocols.ts";
import { redLinesOf } from "./session-case.ts";
import { EMPTY_MATTERS, type SessionState } from "./state.ts";
import { untimely } from "./untimely.ts";

/**
 * Kinds of action that an actor may ask for at this time (ISO, UTC): all others are refused for who asks or when. `decide` has the
 * last word on what exactly is asked. One list a situation, shared and not to be changed.
 */
export function legalActions(state: SessionState, actor: Actor, at: string): readonly ActionKind[] {
  const { setup, phase } = state;
  if (setup === null) return actor.kind === "facilitator" || actor.kind === "clock" ? OPEN : NOTHING;
  if (actor.kind === "party" && !setup.parties.includes(actor.party)) return NOTHING;
  if (actor.kind === "party" && state.left.includes(actor.party)) return phase === "noAgreement" ? LEFT_AND_ENDED : LEFT;
  const protocol = phase === "open" ? PROTOCOLS[setup.protocol.kind].legal(state, actor) : NOTHING;
  if (isQuiet(state, at)) return joined(QUIET[actor.kind][hasRedLines(state, actor) ? "withRedLines" : "plain"], protocol);
  const deciding = { state, setup, at };
  if (phase === "agreed") return afterAgreement(deciding, actor);
  return [...protocol, ...ANY[actor.kind]].filter((kind) => untimely(deciding, kind) === null && hasObject(state, actor, kind));
}

function afterAgreement(deciding: Deciding, actor: Actor): readonly ActionKind[] {
  const words = ANY[actor.kind].filter((kind) => WORDS.includes(kind) && hasObject(deciding.state, actor, kind));
  return [...legalAfterAgreement(deciding, actor), ...words];
}

const NOTHING: readonly ActionKind[] = [];
const OPEN: readonly ActionKind[] = ["open"];
const LEFT: readonly ActionKind[] = ["message", "state"];
const LEFT_AND_ENDED: readonly ActionKind[] = ["message", "state", "reset"];

const WORDS: readonly ActionKind[] = ["message", "state", "openMeeting", "closeMeeting"];
const ANY: Readonly<Record<Actor["kind"], readonly ActionKind[]>> = {
  party: [
    ...WORDS,
    ...(["proposeText", "agreeText", "bracketText", "overrideRedLine", "giveMandate", "reviseBrief"] as const),
    ...(["confirm", "decline", "pause", "resume", "reset", "walkAway"] as const),
  ],
  mediator: [...WORDS, "pause", "resume", "reset"],
  facilitator: [...WORDS, "pause", "resume", "reset", "moveDeadline", "overrideGroundwork", "amend"],
  clock: ["tick", "reportGroundwork"],
};

/** Nearly every moment of nearly every game: open, in time, without texts, meetings or a bar. Its lists are made once. */
function isQuiet({ phase, setup, matters }: SessionState, at: string): boolean {
  if (phase !== "open" || setup === null || setup.bar !== undefined) return false;
  if (setup.deadline.at !== undefined && at >= setup.deadline.at) return false;
  return matters === EMPTY_MATTERS || (matters.texts.length === 0 && matters.meeting === null);
}

const WHAT_NEEDS_MORE: ReadonlySet<ActionKind> = new Set(["closeMeeting", "agreeText", "bracketText", "confirm", "decline", "resume"]);
const quiet = (kind: Actor["kind"]): { readonly withRedLines: readonly ActionKind[]; readonly plain: readonly ActionKind[] } => {
  const withRedLines = ANY[kind].filter((each) => !WHAT_NEEDS_MORE.has(each));
  return { withRedLines, plain: withRedLines.filter((each) => each !== "overrideRedLine") };
};
const QUIET = { party: quiet("party"), mediator: quiet("mediator"), facilitator: quiet("facilitator"), clock: quiet("clock") };

const hasRedLines = ({ current }: SessionState, actor: Actor): boolean =>
  actor.kind === "party" && redLinesOf(current, actor.party).length > 0;

/** Whether there is anything that the action could be about. */
function hasObject(state: SessionState, actor: Actor, kind: ActionKind): boolean {
  const { meeting, texts, reserved } = state.matters;
  const standsBy = (agreedBy: readonly string[]): boolean => actor.kind === "party" && agreedBy.includes(actor.party);
  switch (kind) {
    case "openMeeting":
      return meeting === null;
    case "closeMeeting":
      return meeting !== null;
    case "agreeText":
      return texts.some(({ agreedBy }) => !standsBy(agreedBy));
    case "bracketText":
      return texts.some(({ agreedBy }) => standsBy(agreedBy));
    case "overrideRedLine":
      return hasRedLines(state, actor);
    case "confirm":
    case "decline":
      return standsBy(reserved?.by ?? []);
    case "resume":
      return state.phase === "paused" && mayResume(state, actor);
    default:
      return true;
  }
}

const lists = new Map<readonly ActionKind[], Map<readonly ActionKind[], readonly ActionKind[]>>();
let latest = { always: NOTHING, protocol: NOTHING, joined: NOTHING };

/** Both lists in one, made once for each pair: there are some dozens. Turn after turn asks for the same pair. */
function joined(always: readonly ActionKind[], protocol: readonly ActionKind[]): readonly ActionKind[] {
  if (always === latest.always && protocol === latest.protocol) return latest.joined;
  const byProtocol = lists.get(always) ?? new Map<readonly ActionKind[], readonly ActionKind[]>();
  lists.set(always, byProtocol);
  const known = byProtocol.get(protocol) ?? [...protocol, ...always];
  byProtocol.set(protocol, known);
  latest = { always, protocol, joined: known };
  return known;
}
