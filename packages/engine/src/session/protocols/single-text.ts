import { own } from "../../lib/own.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Action, ActionKind } from "../action.ts";
import { caucusAudience } from "../audience.ts";
import { outcomeProblem } from "../consent.ts";
import { type Addressed, type Deciding, type Decision, decideFor, decideTable, refuse } from "../deciding.ts";
import type { Fact, SessionEvent } from "../event.ts";
import { accepting, withConsent, withoutConsent } from "../offers.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { SessionSetup } from "../setup.ts";
import type { SessionState, SingleTextFloor } from "../state.ts";
import { areRoundsOver, type Draft, OUT_OF_ROUNDS, type Protocol } from "./protocol.ts";
import { textVerdict } from "./text-verdict.ts";

/** A mediator's text, voted on and bettered (Klein, Faratin, Sayama and Bar-Yam 2003). */
export const singleText: Protocol = { kind: "singleText", setupProblem, emptyFloor: () => EMPTY, decide, leaving, apply, legal };

const EMPTY: SingleTextFloor = { kind: "singleText", texts: 0, pending: null, kept: null, standing: null };

const floorOf = ({ floor }: Pick<SessionState, "floor">): SingleTextFloor => (floor.kind === "singleText" ? floor : EMPTY);

function setupProblem(_: unknown, { protocol }: SessionSetup): Refusal | null {
  if (protocol.kind !== "singleText" || protocol.search.kind === "hillClimbing") return null;
  const { startTemperature } = protocol.search;
  return Number.isFinite(startTemperature) && startTemperature > 0
    ? null
    : refusal("badSetup", "protocol.search.startTemperature", { least: 0 });
}

function decide(deciding: Deciding, action: Action): Decision {
  switch (action.kind) {
    case "putText":
      return action.by.kind === "mediator" ? put(deciding, action) : refuse("notYourPlace", "kind", { kind: action.kind });
    case "proposeAgreement":
      return action.by.kind === "mediator" ? proposeAgreement(deciding) : refuse("notYourPlace", "kind", { kind: action.kind });
    case "vote":
      return action.by.kind === "party" ? vote(deciding, action.by.party, action) : refuse("notYourPlace", "kind", { kind: action.kind });
    case "accept":
    case "reject": {
      if (action.by.kind !== "party") return refuse("notYourPlace", "kind", { kind: action.kind });
      const facts = answer(deciding, action.by.party, action);
      return facts.kind === "failed" ? facts : decideTable(deciding, facts.value);
    }
    default:
      return refuse("notInProtocol", "kind", { kind: action.kind });
  }
}

type Put = Extract<Action, { readonly kind: "putText" }>;
type Voting = Extract<Action, { readonly kind: "vote" }>;

function put(deciding: Deciding, { outcome, draw }: Put): Decision {
  const { state } = deciding;
  const floor = floorOf(state);
  if (floor.pending !== null) return refuse("textPending", "", { text: floor.pending.text });
  if (floor.standing !== null) return refuse("textPending", "", { offer: floor.standing.offer });
  const problem = outcomeProblem(state.current, outcome);
  if (problem !== null) return failed(problem);
  if (draw !== undefined && !(draw >= 0 && draw < 1)) return refuse("badAmount", "draw", { least: 0, below: 1 });
  const text = floor.texts + 1;
  return decideFor(deciding, [
    { to: "table", fact: { kind: "textPut", text, outcome } },
    // Without a draw the search never takes a chance: 1 is above every probability that can be missed.
    { to: "mediator", fact: { kind: "drawMade", text, draw: draw === undefined ? 1 : Math.abs(draw) } },
  ]);
}

function vote(deciding: Deciding, party: PartyId, { text, vote }: Voting): Decision {
  const { state, setup } = deciding;
  const { pending, kept } = floorOf(state);
  if (pending === null || pending.text !== text) return refuse("noText", "text", { text });
  if (own(pending.votes, party) !== undefined) return refuse("alreadyVoted", "text", { text });
  const { is, strength } = vote;
  const voted: Addressed = { to: caucusAudience(party), fact: { kind: "voted", party, text, vote: { is, strength } } };
  const present = setup.parties.filter((each) => !state.left.includes(each));
  const facts = textVerdict(deciding, { pending: { ...pending, votes: { ...pending.votes, [party]: vote } }, kept, present });
  return decideFor(deciding, [voted, ...facts.map((fact): Addressed => ({ to: "table", fact }))]);
}

/** Whoever leaves may have been the last who had not voted. */
function leaving(deciding: Deciding, party: PartyId): readonly Fact[] {
  const { state, setup } = deciding;
  const { pending, kept } = floorOf(state);
  const present = setup.parties.filter((each) => each !== party && !state.left.includes(each));
  return pending === null ? [] : textVerdict(deciding, { pending, kept, present });
}

function proposeAgreement(deciding: Deciding): Decision {
  const { kept, standing, pending } = floorOf(deciding.state);
  if (kept === null) return refuse("nothingKept");
  if (pending !== null) return refuse("textPending", "", { text: pending.text });
  if (standing !== null) return refuse("textPending", "", { offer: standing.offer });
  const fact: Fact = { kind: "agreementProposed", offer: deciding.state.offers + 1, outcome: kept.outcome };
  return decideTable(deciding, [fact]);
}

type Answer = Extract<Action, { readonly kind: "accept" | "reject" }>;

function answer(deciding: Deciding, party: PartyId, action: Answer): Result<readonly Fact[], Refusal> {
  const { state, setup } = deciding;
  const { standing } = floorOf(state);
  if (standing === null || (action.offer ?? standing.offer) !== standing.offer)
    return failed(refusal("noSuchOffer", "offer", { offer: action.offer ?? 0 }));
  if (action.kind === "accept") return accepting(deciding, party, { standing, deed: action });
  const rejected: Fact = { kind: "rejected", party, offer: standing.offer };
  return ok(areRoundsOver(state, setup) && setup.required.includes(party) ? [rejected, OUT_OF_ROUNDS] : [rejected]);
}

function apply(draft: Draft, event: SessionEvent): void {
  const floor = floorOf(draft);
  const { pending, standing } = floor;
  switch (event.kind) {
    case "textPut":
      draft.floor = { ...floor, texts: event.text, pending: { text: event.text, outcome: event.outcome, draw: 1, votes: {} } };
      return;
    case "drawMade":
      if (pending !== null) draft.floor = { ...floor, pending: { ...pending, draw: event.draw } };
      return;
    case "voted":
      if (pending !== null) draft.floor = { ...floor, pending: { ...pending, votes: { ...pending.votes, [event.party]: event.vote } } };
      return;
    case "textDecided":
      draft.rounds += 1;
      draft.floor = {
        ...floor,
        pending: null,
        kept: event.isKept && pending !== null ? { text: pending.text, outcome: pending.outcome } : floor.kept,
      };
      return;
    case "agreementProposed": {
      const content = { kind: "whole", outcome: event.outcome } as const;
      draft.floor = { ...floor, standing: { offer: event.offer, party: null, content, acceptedBy: [], reservedBy: [] } };
      return;
    }
    case "accepted":
      if (standing !== null) draft.floor = { ...floor, standing: withConsent(standing, event) };
      return;
    case "rejected":
      draft.floor = { ...floor, standing: withoutConsent(standing, event.party, draft) };
      return;
    case "declined":
      draft.floor = { ...floor, standing: null };
      return;
    default:
  }
}

const NOTHING: readonly ActionKind[] = [];
const PUT: readonly ActionKind[] = ["putText"];
const PUT_OR_PROPOSE: readonly ActionKind[] = ["putText", "proposeAgreement"];
const VOTE: readonly ActionKind[] = ["vote"];
const ANSWER: readonly ActionKind[] = ["accept", "reject"];
const REJECT: readonly ActionKind[] = ["reject"];

function legal(state: SessionState, actor: Action["by"]): readonly ActionKind[] {
  const { pending, kept, standing } = floorOf(state);
  if (actor.kind === "mediator") {
    if (pending !== null || standing !== null) return NOTHING;
    return kept === null ? PUT : PUT_OR_PROPOSE;
  }
  if (actor.kind !== "party") return NOTHING;
  if (standing !== null) return standing.acceptedBy.includes(actor.party) ? REJECT : ANSWER;
  return pending !== null && own(pending.votes, actor.party) === undefined ? VOTE : NOTHING;
}
