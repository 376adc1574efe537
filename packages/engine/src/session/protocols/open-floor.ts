import { failed, ok, type Result } from "../../lib/result.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Action, ActionKind } from "../action.ts";
import { type Deciding, type Decision, decideTable, refuse } from "../deciding.ts";
import type { Fact, SessionEvent } from "../event.ts";
import { accepting, offering, offeringKinds, standingOffer, withConsent, withoutConsent } from "../offers.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { OpenFloor, SessionState, StandingOffer } from "../state.ts";
import type { Draft, Protocol } from "./protocol.ts";

/** People at a table: no turns, several standing offers. */
export const openFloor: Protocol = {
  kind: "openFloor",
  setupProblem: (_, { deadline }) =>
    deadline.rounds === undefined ? null : refusal("badSetup", "deadline.rounds", { reason: "an open floor has no rounds" }),
  emptyFloor: () => EMPTY,
  decide,
  leaving: () => NO_FACTS,
  apply,
  legal,
};

/** Offers of one party that may stand [OF2]: bounded, so that one action costs the same however long the talks have been. */
export const MOST_STANDING = 12;

const EMPTY: OpenFloor = { kind: "openFloor", standing: [] };
const NOTHING: readonly ActionKind[] = [];
const NO_FACTS: readonly Fact[] = [];

const floorOf = ({ floor }: Pick<SessionState, "floor">): OpenFloor => (floor.kind === "openFloor" ? floor : EMPTY);

function decide(deciding: Deciding, action: Action): Decision {
  if (action.by.kind !== "party") return refuse("notYourPlace", "kind", { kind: action.kind });
  const facts = factsOf(deciding, action.by.party, action);
  return facts.kind === "failed" ? facts : decideTable(deciding, facts.value);
}

function factsOf(deciding: Deciding, party: PartyId, action: Action): Result<readonly Fact[], Refusal> {
  switch (action.kind) {
    case "offer":
    case "offerPart": {
      const mine = floorOf(deciding.state).standing.filter((each) => each.party === party).length;
      if (mine >= MOST_STANDING) return failed(refusal("tooManyOffers", "", { most: MOST_STANDING }));
      const fact = offering(deciding, party, action);
      return fact.kind === "failed" ? fact : ok([fact.value]);
    }
    case "accept":
    case "reject":
    case "withdraw":
      return answer(deciding, party, action);
    default:
      return failed(refusal("notInProtocol", "kind", { kind: action.kind }));
  }
}

type Answer = Extract<Action, { readonly kind: "accept" | "reject" | "withdraw" }>;

function answer(deciding: Deciding, party: PartyId, action: Answer): Result<readonly Fact[], Refusal> {
  const { offer } = action;
  const standing = floorOf(deciding.state).standing.find((each) => each.offer === offer);
  if (offer === undefined || standing === undefined) return failed(refusal("noSuchOffer", "offer", { offer: offer ?? 0 }));
  if (action.kind === "accept") return accepting(deciding, party, { standing, deed: action });
  if (action.kind === "reject")
    return standing.party === party ? failed(refusal("ownOffer", "offer", { offer })) : ok([{ kind: "rejected", party, offer }]);
  return standing.party === party ? ok([{ kind: "withdrawn", party, offer }]) : failed(refusal("notYourOffer", "offer", { offer }));
}

function apply(draft: Draft, event: SessionEvent): void {
  const { standing } = floorOf(draft);
  switch (event.kind) {
    case "offered":
    case "partOffered":
      return stand(draft, [...standing, standingOffer(event)]);
    case "accepted":
      return stand(
        draft,
        standing.map((each) => (each.offer === event.offer ? withConsent(each, event) : each)),
      );
    case "rejected":
      return stand(
        draft,
        standing.flatMap((each) => (each.offer === event.offer ? (withoutConsent(each, event.party, draft) ?? []) : each)),
      );
    case "withdrawn":
    case "settled":
    case "declined":
      return drop(draft, event.offer);
    case "walkedAway":
      return stand(
        draft,
        standing.filter((each) => each.party !== event.party),
      );
    default:
  }
}

const drop = (draft: Draft, offer: number): void =>
  stand(
    draft,
    floorOf(draft).standing.filter((each) => each.offer !== offer),
  );

function stand(draft: Draft, standing: readonly StandingOffer[]): void {
  draft.floor = { kind: "openFloor", standing };
}

function legal(state: SessionState, actor: Action["by"]): readonly ActionKind[] {
  if (actor.kind !== "party") return NOTHING;
  const { party } = actor;
  const { standing } = floorOf(state);
  const mine = standing.filter((each) => each.party === party).length;
  const kinds: ActionKind[] = [];
  if (mine < MOST_STANDING) kinds.push(...offeringKinds(state));
  if (standing.some((each) => !each.acceptedBy.includes(party))) kinds.push("accept");
  if (mine < standing.length) kinds.push("reject");
  if (mine > 0) kinds.push("withdraw");
  return kinds;
}
