import { assertNever } from "../../lib/assert-never.ts";
import { own } from "../../lib/own.ts";
import { failed } from "../../lib/result.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import type { Action, ActionKind } from "../action.ts";
import type { Actor } from "../actor.ts";
import { partyAudience } from "../audience.ts";
import { consentProblem, outcomeProblem } from "../consent.ts";
import { type Addressed, type Deciding, type Decision, decideFor, refuse } from "../deciding.ts";
import type { Fact } from "../event.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { haveAllOptedIn, isRoundOver } from "../post-settlement-floor.ts";
import { isTime } from "../relative-time.ts";
import type { PostSettlementFloor, SessionState } from "../state.ts";

type PostSettlement = Extract<
  Action,
  { readonly kind: "optIn" | "optOut" | "proposeImprovement" | "proposeNothing" | "answerImprovement" }
>;

/** A session that has been agreed, and what its round has come to. */
interface InRound extends Deciding {
  readonly floor: PostSettlementFloor;
}

/**
 * One look, after an agreement, for what is better for everyone [PS1] to [PS9]. What a party is answered depends on what it knows
 * itself; the facilitator, who may see all, is told more.
 */
export function decidePostSettlement(deciding: Deciding, action: PostSettlement): Decision {
  const { state, setup } = deciding;
  if (state.floor.kind !== "postSettlement") return refuse("notAgreed");
  const round: InRound = { ...deciding, floor: state.floor };
  const { by } = action;
  switch (action.kind) {
    case "proposeImprovement":
    case "proposeNothing":
      return by.kind === "facilitator" ? propose(round, action) : refuse("notYourPlace", "kind", { kind: action.kind });
    case "optIn":
    case "optOut":
    case "answerImprovement":
      if (by.kind !== "party" || !setup.required.includes(by.party)) return refuse("notYourPlace", "kind", { kind: action.kind });
      return action.kind === "answerImprovement" ? answer(round, by.party, action.answer) : opt(round, by.party, action);
    default:
      return assertNever(action);
  }
}

type Opting = Extract<PostSettlement, { readonly kind: "optIn" | "optOut" }>;

function opt(round: InRound, party: PartyId, action: Opting): Decision {
  const { floor, state } = round;
  const toSelf = (fact: Fact): Decision => decideFor(round, [{ to: partyAudience(party), fact }]);
  if (floor.proposal !== null) return refuse("alreadyProposed");
  const isIn = own(floor.optedIn, party) !== undefined;
  if (action.kind === "optOut") return isIn ? toSelf({ kind: "optedOut", party }) : refuse("notOptedIn");
  if (isIn) return refuse("alreadyOptedIn");
  if (!state.current.briefs.has(party)) return refuse("noBrief");
  const { briefHash } = action;
  return toSelf({ kind: "optedIn", party, ...(briefHash !== undefined && { briefHash }) });
}

type Proposing = Extract<PostSettlement, { readonly kind: "proposeImprovement" | "proposeNothing" }>;

function propose(round: InRound, action: Proposing): Decision {
  const { floor, setup } = round;
  if (floor.proposal !== null) return refuse("alreadyProposed");
  const toAll = (fact: Fact): Decision =>
    decideFor(
      round,
      setup.required.map((party): Addressed => ({ to: partyAudience(party), fact })),
    );
  if (action.kind === "proposeNothing") return toAll({ kind: "nothingProposed" });
  if (!haveAllOptedIn(floor, setup.required)) return refuse("notAllOptedIn");
  const { outcome, until } = action;
  const problem = outcomeProblem(round.state.current, outcome) ?? sameProblem(round.state, outcome);
  if (problem !== null) return failed(problem);
  if (!isTime(until) || until <= round.at) return refuse("badTime", "until", { until });
  return toAll({ kind: "improvementProposed", outcome, until });
}

/** Putting the agreement itself would say that nothing is better [PS4]. */
function sameProblem({ current, ending }: SessionState, outcome: Outcome): Refusal | null {
  const agreed = ending?.kind === "agreed" ? optionNumbers(current.space, ending.outcome) : undefined;
  const isSame = agreed !== undefined && optionNumbers(current.space, outcome)?.every((option, issue) => option === agreed[issue]) === true;
  return isSame ? refusal("alreadyAgreed", "outcome") : null;
}

function answer(round: InRound, party: PartyId, given: "yes" | "no"): Decision {
  const { floor, setup, at } = round;
  const { proposal } = floor;
  if (proposal === null || proposal.kind === "nothing") return refuse("noProposal");
  const { outcome, until } = proposal;
  if (at >= until) return refuse("deadlinePassed", "", { deadlineAt: until });
  const problem = given === "yes" ? consentProblem(round, party, { outcome, path: "answer" }) : null;
  if (problem !== null) return failed(problem);
  const answers: PostSettlementFloor["answers"] = { ...floor.answers, [party]: given };
  const answered: Addressed = { to: partyAudience(party), fact: { kind: "improvementAnswered", party, answer: given } };
  const isCommon = setup.required.every((each) => own(answers, each) === "yes");
  const agreed: Addressed = { to: "table", fact: { kind: "agreed", outcome, replaces: floor.agreement } };
  return decideFor(round, isCommon ? [answered, agreed] : [answered]);
}

/** What of a post-settlement round the actor may do now. */
export function legalAfterAgreement({ state, setup, at }: Deciding, actor: Actor): readonly ActionKind[] {
  const { floor } = state;
  if (floor.kind !== "postSettlement") return [];
  if (actor.kind === "facilitator") return facilitatorsPart(floor, setup.required);
  if (actor.kind !== "party" || !setup.required.includes(actor.party) || isRoundOver(floor, at)) return [];
  if (floor.proposal !== null) return ["answerImprovement", "giveMandate"];
  if (own(floor.optedIn, actor.party) !== undefined) return ["optOut", "giveMandate"];
  return state.current.briefs.has(actor.party) ? ["optIn", "giveMandate", "reviseBrief"] : ["giveMandate", "reviseBrief"];
}

function facilitatorsPart(floor: PostSettlementFloor, required: readonly PartyId[]): readonly ActionKind[] {
  if (floor.proposal !== null) return [];
  return haveAllOptedIn(floor, required) ? ["proposeImprovement", "proposeNothing"] : ["proposeNothing"];
}
