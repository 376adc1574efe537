import type { ActionKind } from "./action.ts";
import { missingGroundwork } from "./deeds/groundwork.ts";
import type { Deciding } from "./deciding.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** What an action must wait for, or comes too late for, whoever asks; null where its time is right. */
export function untimely(deciding: Deciding, kind: ActionKind): Refusal | null {
  const { state, setup, at } = deciding;
  // Nearly every moment of nearly every game: whatever is asked, its time is right.
  if (state.phase === "open" && setup.bar === undefined && setup.deadline.at === undefined) return null;
  if (WORDS.has(kind)) return null;
  if (kind === "reset") return state.phase === "agreed" ? refusal("hasEnded", "", { ending: "agreed" }) : null;
  if (state.floor.kind === "postSettlement" && AFTER_AGREEMENT.has(kind)) return null;
  if (state.phase === "agreed" || state.phase === "noAgreement") return refusal("hasEnded", "", { ending: state.phase });
  if (kind === "tick" || kind === "moveDeadline") return null;
  if (setup.deadline.at !== undefined && at >= setup.deadline.at) return refusal("deadlinePassed", "", { deadlineAt: setup.deadline.at });
  if (state.phase === "paused" && !IN_A_PAUSE.has(kind)) return refusal("isPaused");
  if (state.phase === "awaiting" && !WHILE_AWAITING.has(kind))
    return refusal("awaitsConfirmation", "", { offer: state.matters.reserved?.offer ?? 0 });
  return setup.bar !== undefined && SETTLING.has(kind) ? missingGroundwork(deciding) : null;
}

/** [W4] */
const WORDS: ReadonlySet<ActionKind> = new Set<ActionKind>(["message", "state", "openMeeting", "closeMeeting"]);

const PRIVATE: readonly ActionKind[] = ["overrideRedLine", "giveMandate", "reviseBrief"];
const ALWAYS: readonly ActionKind[] = [...PRIVATE, "walkAway", "reportGroundwork", "overrideGroundwork"];
/** [P2] */
const IN_A_PAUSE: ReadonlySet<ActionKind> = new Set<ActionKind>([...ALWAYS, "proposeText", "agreeText", "bracketText", "resume", "amend"]);
/** [R2] */
const WHILE_AWAITING: ReadonlySet<ActionKind> = new Set<ActionKind>([...ALWAYS, "confirm", "decline"]);
/** [PS1] [PS2] */
const AFTER_AGREEMENT: ReadonlySet<ActionKind> = new Set<ActionKind>([
  ...(["giveMandate", "reviseBrief"] as const),
  ...(["optIn", "optOut", "proposeImprovement", "proposeNothing", "answerImprovement"] as const),
]);
/** [G3] */
const SETTLING: ReadonlySet<ActionKind> = new Set<ActionKind>(
  // Rejecting settles nothing.
  ["offer", "offerPart", "accept", "putText", "proposeAgreement", "suggest", "answer", "bid"],
);
