import { assertNever } from "../../lib/assert-never.ts";
import type { CommitmentAction } from "./action.ts";
import { isParty } from "./compiled-terms.ts";
import type { Deciding } from "./deciding.ts";
import { evidenceProblem } from "./evidence-problem.ts";
import { type CommitmentRefusal, notYourPlace, refusal } from "./refusal.ts";
import { snapbackProblem } from "./snapback-problem.ts";
import { fulfilledAt, gateAt, hasBegun, snappedBackAt } from "./standing.ts";

/** Why an action about a known stipulation by a known actor is not put on record; null where it is. */
export function whyNot(deciding: Deciding, action: CommitmentAction): CommitmentRefusal | null {
  switch (action.kind) {
    case "accountFiled":
      return accountProblem(deciding, action);
    case "coded":
      return deciding.terms.terms.coders.some((id) => id === action.by) ? null : notYourPlace(...deciding.terms.terms.coders);
    case "started":
      return overProblem(deciding) ?? ownerProblem(deciding, action) ?? startProblem(deciding) ?? lockProblem(deciding);
    case "evidenceSubmitted":
      return overProblem(deciding) ?? ownerProblem(deciding, action) ?? evidenceProblem(deciding, action) ?? lockProblem(deciding);
    case "accepted":
    case "disputed":
      return overProblem(deciding) ?? evidenceProblem(deciding, action);
    case "waived":
      return overProblem(deciding) ?? waiverProblem(deciding, action);
    case "snapbackNotified":
    case "snapbackWithdrawn":
    case "snapbackDecided":
      return overProblem(deciding) ?? snapbackProblem(deciding, action);
    default:
      return assertNever(action);
  }
}

/** What was waived or has snapped back is over [K18] [K25]. */
function overProblem({ compiled, own, at }: Deciding): CommitmentRefusal | null {
  if (own.waivedAt !== null) return refusal("isWaived", "stipulation", { waivedAt: own.waivedAt });
  const snapped = snappedBackAt(compiled, own, at);
  return snapped === null ? null : refusal("hasSnappedBack", "stipulation", { snappedBackAt: snapped });
}

/** [K9] [K10] */
function ownerProblem({ compiled }: Deciding, { by }: CommitmentAction): CommitmentRefusal | null {
  const { owner } = compiled.stipulation;
  return by === owner ? null : notYourPlace(owner);
}

const startProblem = ({ own }: Deciding): CommitmentRefusal | null => (hasBegun(own) ? refusal("alreadyStarted", "stipulation") : null);

/** [K7]; what has begun goes on [K8]. */
function lockProblem(deciding: Deciding): CommitmentRefusal | null {
  if (hasBegun(deciding.own)) return null;
  const { isOpen, opensAt, missing } = gateAt(deciding);
  if (isOpen) return null;
  return refusal("isLocked", "stipulation", opensAt === null ? { missing: missing.join(", ") } : { opensAt });
}

/** [K18] */
function waiverProblem({ compiled, own, at }: Deciding, { by }: CommitmentAction): CommitmentRefusal | null {
  if (!compiled.owedTo.some((id) => id === by)) return notYourPlace(...compiled.owedTo);
  if (fulfilledAt(compiled, own, at) !== null) return refusal("isFulfilled", "stipulation");
  return own.waivedBy.some((id) => id === by) ? refusal("alreadyWaived", "by") : null;
}

/** [K29] */
function accountProblem(
  { terms, own }: Deciding,
  { by, event }: Extract<CommitmentAction, { readonly kind: "accountFiled" }>,
): CommitmentRefusal | null {
  if (!isParty(terms, by)) return notYourPlace(...terms.terms.parties.map(({ id }) => id));
  return event === undefined || own.events.includes(event) ? null : refusal("unknownEvent", "event", { event });
}
