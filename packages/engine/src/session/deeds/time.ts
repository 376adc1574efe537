import type { Action } from "../action.ts";
import { type Deciding, type Decision, decideTable, refuse } from "../deciding.ts";
import { isTime } from "../relative-time.ts";

type Time = Extract<Action, { readonly kind: "tick" | "moveDeadline" }>;

/** Time passing, and its limit [T3] [T5] [T6] [T7] [P3]. */
export function decideTime(deciding: Deciding, action: Time): Decision {
  return action.kind === "tick" ? tick(deciding, action.by) : moveDeadline(deciding, action);
}

function tick(deciding: Deciding, by: Action["by"]): Decision {
  const { state, setup, at } = deciding;
  if (by.kind !== "clock") return refuse("notYourPlace", "kind", { kind: "tick" });
  if (setup.deadline.at !== undefined && at >= setup.deadline.at)
    return decideTable(deciding, [{ kind: "endedWithoutAgreement", reason: "deadline" }]);
  const until = state.matters.pause?.until ?? null;
  return decideTable(deciding, state.phase === "paused" && until !== null && at >= until ? [{ kind: "resumed", by }] : []);
}

function moveDeadline(deciding: Deciding, { by, rounds, deadlineAt }: Extract<Time, { readonly kind: "moveDeadline" }>): Decision {
  const { state, setup, at } = deciding;
  if (by.kind !== "facilitator") return refuse("notYourPlace", "kind", { kind: "moveDeadline" });
  if (rounds === undefined && deadlineAt === undefined) return refuse("badTime", "deadlineAt");
  if (deadlineAt !== undefined && (!isTime(deadlineAt) || deadlineAt <= at)) return refuse("badTime", "deadlineAt", { deadlineAt });
  const inRounds = setup.deadline.rounds !== undefined && Number.isSafeInteger(rounds) && (rounds ?? 0) > state.rounds;
  if (rounds !== undefined && !inRounds) return refuse("badTime", "rounds", { least: state.rounds + 1 });
  const deadline = { ...setup.deadline, ...(rounds !== undefined && { rounds }), ...(deadlineAt !== undefined && { at: deadlineAt }) };
  return decideTable(deciding, [{ kind: "deadlineMoved", by, deadline }]);
}
