import { failed } from "../../lib/result.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import { outcomeOf } from "../../model/outcome-space.ts";
import type { Action, ActionKind } from "../action.ts";
import { partyAudience } from "../audience.ts";
import { objection, outcomeProblem } from "../consent.ts";
import { type Addressed, type Deciding, type Decision, decideFor, decideTable, refuse } from "../deciding.ts";
import type { SessionEvent } from "../event.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { SessionCase } from "../session-case.ts";
import type { MoneyBids, SessionSetup } from "../setup.ts";
import type { BlindFloor, SessionState, Suggestion } from "../state.ts";
import type { Draft, Protocol } from "./protocol.ts";

/** Answers and amounts in confidence; only a match is ever shown. */
export const blindBids: Protocol = { kind: "blindBids", setupProblem, emptyFloor: () => EMPTY, decide, apply, legal };

/** Bounded, so that one action costs the same however long the talks have been. */
const MOST_SUGGESTIONS = 100;

const EMPTY: BlindFloor = { kind: "blindBids", suggestions: [], bids: {} };

const floorOf = ({ floor }: Pick<SessionState, "floor">): BlindFloor => (floor.kind === "blindBids" ? floor : EMPTY);
const moneyOf = ({ protocol }: SessionSetup): MoneyBids | null =>
  protocol.kind === "blindBids" && protocol.over.kind === "money" ? protocol.over : null;

function setupProblem(current: SessionCase, setup: SessionSetup): Refusal | null {
  if (setup.deadline.rounds !== undefined) return refusal("badSetup", "deadline.rounds", { reason: "blind bids have no rounds" });
  const money = moneyOf(setup);
  if (money === null) return null;
  const problem = (path: string, reason: string): Refusal => refusal("badSetup", `protocol.over.${path}`, { reason });
  const [only, ...others] = current.space.issues;
  if (only?.id !== money.issue || only.numbers === null || others.length > 0)
    return problem("issue", "bids are over the only issue of a case, a range of numbers");
  const bidders = [money.payer, money.payee];
  if (money.payer === money.payee || setup.parties.length !== 2 || !bidders.every((party) => setup.parties.includes(party)))
    return problem("payer", "payer and payee are the two parties");
  if (!(Number.isInteger(money.bids) && money.bids >= 1)) return problem("bids", "a whole number, 1 or more");
  return money.tolerance === undefined || (Number.isFinite(money.tolerance) && money.tolerance >= 0)
    ? null
    : problem("tolerance", "0 or more");
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
  const { suggestions } = floorOf(deciding.state);
  if (by.kind !== "mediator" && by.kind !== "party") return refuse("notYourPlace", "kind", { kind: "suggest" });
  if (suggestions.length >= MOST_SUGGESTIONS) return refuse("tooManyOffers", "", { most: MOST_SUGGESTIONS });
  const problem = outcomeProblem(deciding.state, outcome);
  if (problem !== null) return failed(problem);
  return decideTable(deciding, [{ kind: "suggested", by, suggestion: suggestions.length + 1, outcome }]);
}

function answer(deciding: Deciding, party: PartyId, { suggestion, answer }: Extract<Action, { readonly kind: "answer" }>): Decision {
  const { state, setup } = deciding;
  const asked = floorOf(state).suggestions.find((each) => each.suggestion === suggestion);
  if (asked === undefined) return refuse("noSuchOffer", "suggestion", { suggestion });
  if (answer === "yes") {
    const problem = objection(deciding, party, { kind: "whole", outcome: asked.outcome });
    if (problem !== null) return failed(problem);
  }
  const answers: Suggestion["answers"] = { ...asked.answers, [party]: answer };
  const answered: Addressed = { to: partyAudience(party), fact: { kind: "answered", party, suggestion, answer } };
  const isMatch = setup.required.every((each) => answers[each] === "yes");
  return decideFor(deciding, isMatch ? [answered, agreement(asked.outcome)] : [answered]);
}

const agreement = (outcome: Outcome): Addressed => ({ to: "table", fact: { kind: "agreed", outcome } });

function bid(deciding: Deciding, party: PartyId, amount: number): Decision {
  const { state, setup } = deciding;
  const money = moneyOf(setup);
  const numbers = state.current.space.issues[0]?.numbers ?? [];
  const [least, most] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  if (!Number.isFinite(amount) || amount < least || amount > most) return refuse("badAmount", "amount", { least, most });
  const { bids } = floorOf(state);
  if (money === null || (bids[party]?.count ?? 0) >= money.bids) return refuse("noBidsLeft", "", { bids: money?.bids ?? 0 });
  const made: Addressed = { to: partyAudience(party), fact: { kind: "bidMade", party, amount } };
  const offer = party === money.payer ? amount : bids[money.payer]?.amount;
  const demand = party === money.payee ? amount : bids[money.payee]?.amount;
  if (offer === undefined || demand === undefined || !matches(offer, demand, money.tolerance ?? 0)) return decideFor(deciding, [made]);
  return decideFor(deciding, [made, agreement(midpointOutcome(state, (offer + demand) / 2))]);
}

/** [BB3] [BB4] */
const matches = (offer: number, demand: number, tolerance: number): boolean =>
  offer >= demand || demand - offer <= tolerance * Math.abs(demand);

function midpointOutcome({ current: { space } }: SessionState, midpoint: number): Outcome {
  const numbers = space.issues[0]?.numbers ?? [];
  let nearest = 0;
  for (const [k, number] of numbers.entries()) if (Math.abs(number - midpoint) < Math.abs((numbers[nearest] ?? 0) - midpoint)) nearest = k;
  return outcomeOf(space, [nearest]);
}

function apply(draft: Draft, event: SessionEvent): void {
  const floor = floorOf(draft);
  switch (event.kind) {
    case "suggested":
      draft.floor = {
        ...floor,
        suggestions: [...floor.suggestions, { suggestion: event.suggestion, outcome: event.outcome, answers: {} }],
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
      const before = floor.bids[event.party]?.count ?? 0;
      draft.floor = { ...floor, bids: { ...floor.bids, [event.party]: { count: before + 1, amount: event.amount } } };
      return;
    }
    default:
  }
}

const NOTHING: readonly ActionKind[] = [];
const SUGGEST: readonly ActionKind[] = ["suggest"];
const SUGGEST_OR_ANSWER: readonly ActionKind[] = ["suggest", "answer"];
const BID: readonly ActionKind[] = ["bid"];

function legal(state: SessionState, actor: Action["by"]): readonly ActionKind[] {
  const { suggestions, bids } = floorOf(state);
  const money = state.setup && moneyOf(state.setup);
  if (actor.kind === "mediator") return money === null ? SUGGEST : NOTHING;
  if (actor.kind !== "party") return NOTHING;
  if (money !== null) return (bids[actor.party]?.count ?? 0) < money.bids ? BID : NOTHING;
  return suggestions.length > 0 ? SUGGEST_OR_ANSWER : SUGGEST;
}
