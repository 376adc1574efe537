import { assertNever } from "../../lib/assert-never.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Action } from "../action.ts";
import type { Actor } from "../actor.ts";
import { type Deciding, type Decision, decideTable, refuse } from "../deciding.ts";
import type { Fact } from "../event.ts";
import { PROTOCOLS } from "../protocols/protocols.ts";
import { isTime } from "../relative-time.ts";
import type { SessionState } from "../state.ts";

type Standing = Extract<Action, { readonly kind: "pause" | "resume" | "reset" | "walkAway" }>;

/** Pausing, resuming, resetting and walking away [P1] to [P7]. */
export function decideStanding(deciding: Deciding, action: Standing): Decision {
  switch (action.kind) {
    case "pause":
      return pause(deciding, action);
    case "resume":
      return resume(deciding, action.by);
    case "reset":
      return reset(deciding, action);
    case "walkAway":
      return walkAway(deciding, action);
    default:
      return assertNever(action);
  }
}

const reasonOf = ({ reason }: { readonly reason?: string }): { readonly reason?: string } => (reason === undefined ? {} : { reason });

function pause(deciding: Deciding, action: Extract<Standing, { readonly kind: "pause" }>): Decision {
  const { by, until } = action;
  if (by.kind === "clock") return refuse("notYourPlace", "kind", { kind: "pause" });
  if (until !== undefined && (!isTime(until) || until <= deciding.at)) return refuse("badTime", "until", { until });
  return decideTable(deciding, [{ kind: "paused", by, ...reasonOf(action), ...(until !== undefined && { until }) }]);
}

function resume(deciding: Deciding, by: Actor): Decision {
  const { pause } = deciding.state.matters;
  if (deciding.state.phase !== "paused" || pause === null) return refuse("isNotPaused");
  return mayResume(deciding.state, by)
    ? decideTable(deciding, [{ kind: "resumed", by }])
    : refuse("notYourPlace", "kind", { kind: "resume" });
}

/** [P3] */
export function mayResume({ matters, left }: SessionState, by: Actor): boolean {
  if (by.kind === "mediator" || by.kind === "facilitator") return true;
  const paused = matters.pause?.by;
  return by.kind === "party" && paused?.kind === "party" && (paused.party === by.party || left.includes(paused.party));
}

function reset(deciding: Deciding, action: Extract<Standing, { readonly kind: "reset" }>): Decision {
  const { state, setup } = deciding;
  const { by } = action;
  if (by.kind === "clock") return refuse("notYourPlace", "kind", { kind: "reset" });
  if (by.kind !== "party") return decideTable(deciding, [{ kind: "wasReset", by, ...reasonOf(action) }]);
  const { party } = by;
  const asked = [...state.matters.resetAsked, party];
  const facts: Fact[] = [{ kind: "resetAsked", party, ...reasonOf(action) }];
  // [P6] Nobody is brought back to a session that has ended without having asked for it.
  const others = state.phase === "noAgreement" ? NOBODY : state.left;
  if (setup.parties.every((each) => asked.includes(each) || others.includes(each))) facts.push({ kind: "wasReset", by });
  return decideTable(deciding, facts);
}

const NOBODY: readonly PartyId[] = [];

function walkAway(deciding: Deciding, action: Extract<Standing, { readonly kind: "walkAway" }>): Decision {
  const { state, setup } = deciding;
  if (action.by.kind !== "party") return refuse("notYourPlace", "kind", { kind: "walkAway" });
  const { party } = action.by;
  const facts: Fact[] = [{ kind: "walkedAway", party, ...reasonOf(action) }];
  const remaining = setup.parties.length - state.left.length - 1;
  if (setup.required.includes(party) || remaining < 2) facts.push({ kind: "endedWithoutAgreement", reason: "walkAway" });
  else facts.push(...PROTOCOLS[setup.protocol.kind].leaving(deciding, party));
  return decideTable(deciding, facts);
}
