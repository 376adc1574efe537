import { failed, ok, type Result } from "../../lib/result.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Action, ActionKind } from "../action.ts";
import { type Deciding, type Decision, decideTable, refuse } from "../deciding.ts";
import type { Fact, SessionEvent } from "../event.ts";
import { accepting, offering, standingOffer, withConsent, withoutConsent } from "../offers.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { AlternatingFloor, SessionState } from "../state.ts";
import { type Draft, isLastRound, OUT_OF_ROUNDS, type Protocol } from "./protocol.ts";

/** Turns in a fixed order; one offer stands at a time and needs everybody (the stacked protocol of Aydoğan and others 2017). */
export const alternatingOffers: Protocol = {
  kind: "alternatingOffers",
  setupProblem: () => null,
  emptyFloor: () => START,
  decide,
  leaving,
  apply,
  legal,
};

const START: AlternatingFloor = { kind: "alternatingOffers", next: 0, standing: null };
const NOTHING: readonly ActionKind[] = [];
const TO_BEGIN: readonly ActionKind[] = ["offer", "offerPart", "reject"];
const TO_ANSWER: readonly ActionKind[] = ["offer", "offerPart", "accept", "reject"];
// Where there is one issue, there is no offer for some of them.
const TO_BEGIN_ON_ONE: readonly ActionKind[] = ["offer", "reject"];
const TO_ANSWER_ON_ONE: readonly ActionKind[] = ["offer", "accept", "reject"];

const floorOf = ({ floor }: Pick<SessionState, "floor">): AlternatingFloor => (floor.kind === "alternatingOffers" ? floor : START);

function decide(deciding: Deciding, action: Action): Decision {
  const { state, setup } = deciding;
  if (action.by.kind !== "party") return refuse("notYourPlace", "kind", { kind: action.kind });
  const turn = setup.parties[floorOf(state).next];
  const facts = factsOf(deciding, action.by.party, action);
  if (facts.kind === "failed" && facts.failure.code === "notInProtocol") return facts;
  if (turn !== action.by.party) return refuse("notYourTurn", "", { turn: turn ?? "" });
  if (facts.kind === "failed") return facts;
  return decideTable(deciding, lastTurn(deciding, facts.value) ? [...facts.value, OUT_OF_ROUNDS] : facts.value);
}

function factsOf(deciding: Deciding, party: PartyId, action: Action): Result<readonly Fact[], Refusal> {
  const { standing } = floorOf(deciding.state);
  switch (action.kind) {
    case "offer":
    case "offerPart": {
      const fact = offering(deciding, party, action);
      return fact.kind === "failed" ? fact : ok([fact.value]);
    }
    case "accept":
      if (standing === null || standing.offer !== action.offer) return failed(refusal("noSuchOffer", "offer", { offer: action.offer }));
      return accepting(deciding, party, { standing, deed: action });
    case "reject": {
      const { offer } = action;
      if (offer !== undefined && standing?.offer !== offer) return failed(refusal("noSuchOffer", "offer", { offer }));
      const isOwn = standing === null || standing.party === party;
      if (offer !== undefined && isOwn) return failed(refusal("ownOffer", "offer", { offer }));
      return ok([isOwn ? { kind: "rejected", party } : { kind: "rejected", party, offer: standing.offer }]);
    }
    default:
      return failed(refusal("notInProtocol", "kind", { kind: action.kind }));
  }
}

/** Whether this turn is the last of the last round, and leaves the session open. */
function lastTurn({ state, setup }: Deciding, facts: readonly Fact[]): boolean {
  const last = facts.at(-1)?.kind;
  if (last === "agreed" || last === "reserved" || !isLastRound(state, setup)) return false;
  return placeAfter(floorOf(state).next, state) <= floorOf(state).next;
}

/** When a party leaves on the last turn of the last round, nobody has a turn after it. */
function leaving({ state, setup }: Deciding, party: PartyId): readonly Fact[] {
  const { next } = floorOf(state);
  if (state.phase === "awaiting" || setup.parties[next] !== party || !isLastRound(state, setup)) return [];
  return placeAfter(next, { setup, left: [...state.left, party] }) <= next ? [OUT_OF_ROUNDS] : [];
}

/** Whose turn comes after that of the party at this place; those who have left are passed over [AO4]. */
export function placeAfter(place: number, { setup, left }: Pick<SessionState, "setup" | "left">): number {
  const parties = setup?.parties ?? [];
  for (let k = 1; k <= parties.length; k++) {
    const next = (place + k) % parties.length;
    const party = parties[next];
    if (left.length === 0 || (party !== undefined && !left.includes(party))) return next;
  }
  return place;
}

function apply(draft: Draft, event: SessionEvent): void {
  const { standing } = floorOf(draft);
  switch (event.kind) {
    case "offered":
    case "partOffered":
      return passTurn(draft, standingOffer(event));
    case "accepted":
      return passTurn(draft, standing && withConsent(standing, event));
    case "rejected":
      return passTurn(draft, event.offer === undefined ? standing : withoutConsent(standing, event.party, draft));
    case "settled":
    case "declined":
      draft.floor = { ...floorOf(draft), standing: null };
      return;
    case "walkedAway": {
      const floor = floorOf(draft);
      const others = standing?.party === event.party ? null : standing;
      if (draft.setup?.parties[floor.next] === event.party) passTurn(draft, others);
      else draft.floor = { ...floor, standing: others };
      return;
    }
    default:
  }
}

function passTurn(draft: Draft, standing: AlternatingFloor["standing"]): void {
  const place = floorOf(draft).next;
  const next = placeAfter(place, draft);
  if (next <= place) draft.rounds += 1;
  draft.floor = { kind: "alternatingOffers", next, standing };
}

function legal(state: SessionState, actor: Action["by"]): readonly ActionKind[] {
  const { next, standing } = floorOf(state);
  if (actor.kind !== "party" || state.setup?.parties[next] !== actor.party) return NOTHING;
  const begins = standing === null || standing.acceptedBy.includes(actor.party);
  if (state.current.space.issues.length > 1) return begins ? TO_BEGIN : TO_ANSWER;
  return begins ? TO_BEGIN_ON_ONE : TO_ANSWER_ON_ONE;
}
