import { own } from "../../lib/own.ts";
import { failed } from "../../lib/result.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Action, ActionKind } from "../action.ts";
import type { Actor } from "../actor.ts";
import { partyAudience } from "../audience.ts";
import { consentProblem, outcomeProblem } from "../consent.ts";
import { type Addressed, type Deciding, type Decision, decideFor, decideTable, refuse } from "../deciding.ts";
import type { SessionEvent } from "../event.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { SessionCase } from "../session-case.ts";
import type { MoneyBids, SessionSetup } from "../setup.ts";
import type { BlindFloor, SessionState, Suggestion } from "../state.ts";
import { meetingAmounts, nearestOutcome } from "./meeting-amounts.ts";
import { moneyProblem } from "./money-problem.ts";
import type { Draft, Protocol } from "./protocol.ts";

/** Answers and amounts in confidence; only a match is ever shown. */
export const blindBids: Protocol = { kind: "blindBids", setupProblem, emptyFloor: () => EMPTY, decide, leaving: () => [], apply, legal };

/** Of one party, or of the mediator [BB8]: bounded, so that one action costs the same however long the talks have been. */
const MOST_SUGGESTIONS = 100;

const EMPTY: BlindFloor = { kind: "blindBids", last: 0, suggestions: [], bids: {} };

const floorOf = ({ floor }: Pick<SessionState, "floor">): BlindFloor => (floor.kind === "blindBids" ? floor : EMPTY);
const moneyOf = ({ protocol }: SessionSetup): MoneyBids | null =>
  protocol.kind === "blindBids" && protocol.over.kind === "money" ? protocol.over : null;

function setupProblem(current: SessionCase, setup: SessionSetup): Refusal | null {
  if (setup.deadline.rounds !== undefined) return refusal("badSetup", "deadline.rounds", { reason: "blind bids have no rounds" });
  const money = moneyOf(setup);
  return money && moneyProblem(current, setup, money);
}

function decide(deciding: Deciding, action: Action): Decision {
  const isOverMoney = moneyOf(deciding.setup) !== null;
  switch (action.kind) {
    case "suggest":
      return isOverMoney ? refuse("notInProtocol", "kind", { kind: action.kind }) : suggest(deciding, action);
    case "answer":
      if (isOverMoney) return refuse("notInProtocol", "kind", { kind: action.kind });
      return action.by.kind === "party" ? answer(deciding, action.by.party, action) : refuse("notYourPlace", "kind", { kind: action.kind });
    case "bid":
      if (!isOverMoney) return refuse("notInProtocol", "kind", { kind: action.kind });
      return action.by.kind === "party"
        ? bid(deciding, action.by.party, action.amount)
        : refuse("notYourPlace", "kind", { kind: action.kind });
    default:
      return refuse("notInProtocol", "kind", { kind: action.kind });
  }
}

function suggest(deciding: Deciding, { by, outcome }: Extract<Action, { readonly kind: "suggest" }>): Decision {
  const floor = floorOf(deciding.state);
  if (by.kind !== "mediator" && by.kind !== "party") return refuse("notYourPlace", "kind", { kind: "suggest" });
  if (!maySuggest(floor, by)) return refuse("tooManyOffers", "", { most: MOST_SUGGESTIONS });
  const problem = outcomeProblem(deciding.state.current, outcome);
  if (problem !== null) return failed(problem);
  return decideTable(deciding, [{ kind: "suggested", by, suggestion: floor.last + 1, outcome }]);
}

const maySuggest = ({ suggestions }: BlindFloor, actor: Actor): boolean =>
  suggestions.filter(({ by }) => isSame(by, actor)).length < MOST_SUGGESTIONS;

const isSame = (one: Actor, other: Actor): boolean =>
  one.kind === "party" ? other.kind === "party" && one.party === other.party : one.kind === other.kind;

function answer(deciding: Deciding, party: PartyId, { suggestion, answer }: Extract<Action, { readonly kind: "answer" }>): Decision {
  const { state, setup } = deciding;
  const asked = floorOf(state).suggestions.find((each) => each.suggestion === suggestion);
  if (asked === undefined) return refuse("noSuchOffer", "suggestion", { suggestion });
  const problem = answer === "yes" ? consentProblem(deciding, party, { outcome: asked.outcome, path: "suggestion" }) : null;
  if (problem !== null) return failed(problem);
  const answers: Suggestion["answers"] = { ...asked.answers, [party]: answer };
  const answered: Addressed = { to: partyAudience(party), fact: { kind: "answered", party, suggestion, answer } };
  const isMatch = setup.required.every((each) => own(answers, each) === "yes");
  return decideFor(deciding, isMatch ? [answered, agreement(asked.outcome)] : [answered]);
}

const agreement = (outcome: Outcome): Addressed => ({ to: "table", fact: { kind: "agreed", outcome } });

function bid(deciding: Deciding, party: PartyId, given: number): Decision {
  const { state, setup } = deciding;
  const money = moneyOf(setup);
  const { bids } = floorOf(state);
  const before = own(bids, party)?.count ?? 0;
  if (money === null || before >= money.bids) return refuse("noBidsLeft", "", { bids: money?.bids ?? 0 });
  const amount = Math.abs(given) === 0 ? 0 : given; // JSON knows one zero
  const problem = amountProblem(deciding, party, amount);
  if (problem !== null) return failed(problem);
  const made: Addressed = { to: partyAudience(party), fact: { kind: "bidMade", party, amount } };
  const outcome = meetingAmounts(deciding, money, { ...bids, [party]: { count: before + 1, amount } });
  return decideFor(deciding, outcome === null ? [made] : [made, agreement(outcome)]);
}

function amountProblem(deciding: Deciding, party: PartyId, amount: number): Refusal | null {
  const { current } = deciding.state;
  const numbers = current.space.issues[0]?.numbers ?? [];
  const [least, most] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  if (!(amount >= least && amount <= most)) return refusal("badAmount", "amount", { least, most });
  const outcome = nearestOutcome(current, amount);
  return outcome && consentProblem(deciding, party, { outcome, path: "amount" });
}

function apply(draft: Draft, event: SessionEvent): void {
  const floor = floorOf(draft);
  switch (event.kind) {
    case "suggested":
      draft.floor = {
        ...floor,
        last: event.suggestion,
        suggestions: [...floor.suggestions, { suggestion: event.suggestion, by: event.by, outcome: event.outcome, answers: {} }],
      };
      return;
    case "answered": {
      const { suggestion, party, answer } = event;
      const suggestions = floor.suggestions.map((each) =>
        each.suggestion === suggestion ? { ...each, answers: { ...each.answers, [party]: answer } } : each,
      );
      draft.floor = { ...floor, suggestions };
      return;
    }
    case "bidMade": {
      const before = own(floor.bids, event.party)?.count ?? 0;
      draft.floor = { ...floor, bids: { ...floor.bids, [event.party]: { count: before + 1, amount: event.amount } } };
      return;
    }
    default:
  }
}

const NOTHING: readonly ActionKind[] = [];
const SUGGEST: readonly ActionKind[] = ["suggest"];
const SUGGEST_OR_ANSWER: readonly ActionKind[] = ["suggest", "answer"];
const ANSWER: readonly ActionKind[] = ["answer"];
const BID: readonly ActionKind[] = ["bid"];

function legal(state: SessionState, actor: Actor): readonly ActionKind[] {
  const floor = floorOf(state);
  const { suggestions, bids } = floor;
  const money = state.setup && moneyOf(state.setup);
  const suggests = money === null && maySuggest(floor, actor);
  if (actor.kind === "mediator") return suggests ? SUGGEST : NOTHING;
  if (actor.kind !== "party") return NOTHING;
  if (money !== null) return (own(bids, actor.party)?.count ?? 0) < money.bids ? BID : NOTHING;
  if (suggestions.length === 0) return SUGGEST;
  return suggests ? SUGGEST_OR_ANSWER : ANSWER;
}
