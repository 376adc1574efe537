import { assertNever } from "../../lib/assert-never.ts";
import type { CommitmentAction } from "./action.ts";
import type { Deciding } from "./deciding.ts";
import { type CommitmentRefusal, notYourPlace, refusal } from "./refusal.ts";
import { clockAt, hasBegun } from "./standing.ts";
import type { ActorId, Snapback } from "./terms.ts";

type OnSnapback = Extract<CommitmentAction, { readonly kind: "snapbackNotified" | "snapbackWithdrawn" | "snapbackDecided" }>;

/** Why a snapback is not notified, withdrawn or decided; null where it is. */
export function snapbackProblem(deciding: Deciding, action: OnSnapback): CommitmentRefusal | null {
  const { snapback } = deciding.compiled.stipulation;
  if (snapback === undefined) return refusal("noSnapback", "stipulation");
  if (action.kind === "snapbackNotified") return notificationProblem(deciding, snapback, action);
  const clock = clockAt(deciding.own, deciding.at);
  switch (action.kind) {
    // [K22]
    case "snapbackDecided":
      return whoseProblem(action.by, snapback.deciders) ?? (clock === null ? noClock(deciding) : null);
    // [K23]
    case "snapbackWithdrawn":
      return clock === null ? noClock(deciding) : whoseProblem(action.by, [clock.by]);
    default:
      return assertNever(action);
  }
}

/** [K19] [K24] */
function notificationProblem(
  { terms, compiled, own, at }: Deciding,
  { mayTrigger }: Snapback,
  { by, because }: Extract<OnSnapback, { readonly kind: "snapbackNotified" }>,
): CommitmentRefusal | null {
  const stranger = whoseProblem(by, mayTrigger);
  if (stranger !== null) return stranger;
  if (because !== undefined && !terms.numberOf.has(because)) return refusal("unknownStipulation", "because", { stipulation: because });
  if (!hasBegun(own)) return refusal("notBegun", "stipulation");
  if (compiled.sunsetAt !== null && at >= compiled.sunsetAt) return refusal("sunsetPassed", "at", { sunsetAt: compiled.sunsetAt });
  const clock = clockAt(own, at);
  return clock === null ? null : refusal("clockRuns", "stipulation", { runsOutAt: clock.runsOutAt });
}

const whoseProblem = (by: ActorId, whose: readonly ActorId[]): CommitmentRefusal | null =>
  whose.includes(by) ? null : notYourPlace(...whose);

function noClock({ own, at }: Deciding): CommitmentRefusal {
  const last = own.notifications.at(-1);
  const ranOut = last !== undefined && last.ending === null && at >= last.runsOutAt;
  return refusal("noClock", "stipulation", ranOut ? { ranOutAt: last.runsOutAt } : {});
}
