import { failed } from "../lib/result.ts";
import { actionProblem } from "./action-problem.ts";
import type { Action } from "./action.ts";
import { decideAmendment } from "./deeds/amendment.ts";
import { decideConfidence } from "./deeds/confidence.ts";
import { decideGroundwork } from "./deeds/groundwork.ts";
import { decideOpening } from "./deeds/opening.ts";
import { decideReferendum } from "./deeds/referendum.ts";
import { decideStanding } from "./deeds/pausing.ts";
import { decidePostSettlement } from "./deeds/post-settlement.ts";
import { decideText } from "./deeds/texts.ts";
import { decideTime } from "./deeds/time.ts";
import { decideWords, textProblem } from "./deeds/words.ts";
import { type Deciding, type Decision, lastSeenAt, refuse } from "./deciding.ts";
import { PROTOCOLS } from "./protocols/protocols.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { isTime } from "./relative-time.ts";
import type { SessionCase } from "./session-case.ts";
import type { SessionState } from "./state.ts";
import { untimely } from "./untimely.ts";

/**
 * What becomes of an action: events to be kept, or a refusal. The only way anything happens. Pure: changes nothing and draws
 * nothing; `at` is the time of the decision, ISO in UTC. Never throws for anything an actor can ask [E2]. Cost does not depend on
 * how long the session has been.
 */
// oxlint-disable-next-line max-params -- case, state, action, time: a caller reads it as one sentence.
export function decide(base: SessionCase, state: SessionState, action: Action, at: string): Decision {
  const malformed = actionProblem(action);
  if (malformed !== null) return failed(malformed);
  if ((at !== state.at || at === "") && !isTime(at)) return refuse("badTime", "at", { at });
  const last = lastSeenAt(state, action.by);
  if (at < last) return refuse("timeRunsBack", "at", { at, last });
  const { setup } = state;
  if (action.kind === "open") return decideOpening({ base, state, at }, action);
  if (setup === null) return refuse("notOpened");
  const deciding: Deciding = { state, setup, at };
  const problem = standing(deciding, action) ?? textProblem(action) ?? untimely(deciding, action.kind);
  return problem === null ? route(deciding, action) : failed(problem);
}

/** Who belongs to no session, or no longer to this one. */
function standing({ state, setup }: Deciding, { by, kind }: Action): Refusal | null {
  if (by.kind !== "party") return null;
  if (!setup.parties.includes(by.party)) return refusal("unknownParty", "by.party", { party: by.party });
  if (state.left.length === 0 || !state.left.includes(by.party)) return null;
  // [W4], and who left may ask to come back [P6].
  const isStill = kind === "message" || kind === "state" || (kind === "reset" && state.phase === "noAgreement");
  return isStill ? null : refusal("hasLeft", "by.party", { party: by.party });
}

function route(deciding: Deciding, action: Action): Decision {
  switch (action.kind) {
    // By far the most frequent go first.
    case "offer":
    case "accept":
    case "reject":
      return PROTOCOLS[deciding.setup.protocol.kind].decide(deciding, action);
    case "message":
    case "state":
    case "openMeeting":
    case "closeMeeting":
      return decideWords(deciding, action);
    case "pause":
    case "resume":
    case "reset":
    case "walkAway":
      return decideStanding(deciding, action);
    case "tick":
    case "moveDeadline":
      return decideTime(deciding, action);
    case "confirm":
    case "decline":
      return decideReferendum(deciding, action);
    case "overrideRedLine":
    case "giveMandate":
      return decideConfidence(deciding, action);
    case "proposeText":
    case "agreeText":
    case "bracketText":
      return decideText(deciding, action);
    case "reportGroundwork":
    case "overrideGroundwork":
      return decideGroundwork(deciding, action);
    case "amend":
    case "reviseBrief":
      return decideAmendment(deciding, action);
    case "optIn":
    case "optOut":
    case "proposeImprovement":
    case "proposeNothing":
    case "answerImprovement":
      return decidePostSettlement(deciding, action);
    default:
      return PROTOCOLS[deciding.setup.protocol.kind].decide(deciding, action);
  }
}
