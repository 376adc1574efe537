import type { CommitmentAction } from "./action.ts";
import type { Deciding } from "./deciding.ts";
import { type CommitmentRefusal, notYourPlace, refusal } from "./refusal.ts";
import { fulfilledAt, progressOf } from "./standing.ts";
import { isParty } from "./compiled-terms.ts";

type OnEvidence = Extract<CommitmentAction, { readonly kind: "evidenceSubmitted" | "accepted" | "disputed" }>;

/** Why evidence is not submitted, accepted or disputed; null where it is. */
export function evidenceProblem(deciding: Deciding, action: OnEvidence): CommitmentRefusal | null {
  if (action.kind === "evidenceSubmitted") return submissionProblem(deciding, action.parts);
  const { compiled, own } = deciding;
  const { verifier, owner } = compiled.stipulation;
  const isVerifier = action.by === verifier;
  const mayDispute = isVerifier || (action.kind === "disputed" && action.by !== owner && isParty(deciding.terms, action.by));
  if (!mayDispute) return notYourPlace(verifier);
  const evidence = own.evidence[action.evidence - 1];
  if (evidence === undefined) return refusal("noSuchEvidence", "evidence", { evidence: action.evidence, last: own.evidence.length });
  if (action.kind === "accepted") {
    if (evidence.standing === "accepted") return refusal("alreadyAccepted", "evidence");
    const { accepted } = progressOf(compiled, own);
    const left = compiled.parts - accepted;
    return evidence.parts > left ? refusal("tooManyParts", "evidence", { parts: evidence.parts, left }) : null;
  }
  // Taking an acceptance back is the verifier's alone [K12].
  if (evidence.standing === "accepted" && !isVerifier) return refusal("alreadyAccepted", "evidence");
  return evidence.disputes.some(({ by }) => by === action.by) && evidence.standing === "disputed"
    ? refusal("alreadyDisputed", "evidence")
    : null;
}

/** [K10] */
function submissionProblem({ compiled, own, at }: Deciding, parts: number | undefined): CommitmentRefusal | null {
  if (fulfilledAt(compiled, own, at) !== null) return refusal("isFulfilled", "stipulation");
  const { accepted, submitted } = progressOf(compiled, own);
  const left = compiled.parts - accepted - submitted;
  return left < (parts ?? 1) ? refusal("tooManyParts", parts === undefined ? "" : "parts", { parts: parts ?? 1, left }) : null;
}
