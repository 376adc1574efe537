import { isInstant } from "../../lib/civil-time.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import { actionShape } from "./action-shape.ts";
import type { CommitmentAction, CommitmentEvent } from "./action.ts";
import { type CompiledTerms, isBody, isParty, stipulationOf } from "./compiled-terms.ts";
import type { Deciding } from "./deciding.ts";
import { type CommitmentRefusal, type CommitmentRefusalCode, refusal } from "./refusal.ts";
import { stateOf } from "./standing.ts";
import type { CommitmentsState } from "./state.ts";
import { whyNot } from "./why-not.ts";

export type CommitmentDecision = Result<readonly CommitmentEvent[], CommitmentRefusal>;

const refuse = (code: CommitmentRefusalCode, path = "", facts: CommitmentRefusal["facts"] = {}): CommitmentDecision =>
  failed(refusal(code, path, facts));

/**
 * What becomes of an action: events to be kept, or a refusal. The only way anything gets on record. Pure: changes nothing; `at` is the
 * time of the decision, ISO in UTC. Never throws for anything that can be asked [K1]. Cost does not depend on how long the record is.
 */
// oxlint-disable-next-line max-params -- terms, state, action, time: a caller reads it as one sentence.
export function decideCommitment(terms: CompiledTerms, state: CommitmentsState, action: CommitmentAction, at: string): CommitmentDecision {
  const [misshapen] = actionShape(action, "");
  if (misshapen !== undefined) return refuse("badAction", misshapen);
  const blank = blankText(action);
  if (blank !== undefined) return refuse("textEmpty", blank);
  if (!isInstant(at)) return refuse("badTime", "at", { at });
  if (at < terms.terms.agreedAt) return refuse("beforeAgreement", "at", { at, agreedAt: terms.terms.agreedAt });
  if (at < state.at) return refuse("timeRunsBack", "at", { at, last: state.at });
  if (!isParty(terms, action.by) && !isBody(terms, action.by)) return refuse("unknownActor", "by", { actor: action.by });
  const number = terms.numberOf.get(action.stipulation);
  if (number === undefined) return refuse("unknownStipulation", "stipulation", { stipulation: action.stipulation });
  const deciding: Deciding = { terms, state, at, number, compiled: stipulationOf(terms, number), own: stateOf(state, number) };
  const problem = whyNot(deciding, action);
  return problem === null ? ok([{ ...action, seq: state.seq + 1, at }]) : failed(problem);
}

/** [K4] */
function blankText(action: CommitmentAction): string | undefined {
  return Object.entries(action).find(([, value]) => typeof value === "string" && value.trim() === "")?.[0];
}
