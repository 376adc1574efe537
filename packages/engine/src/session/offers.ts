import { failed, ok, type Result } from "../lib/result.ts";
import type { PartyId } from "../model/ids.ts";
import type { ActionKind, Deed } from "./action.ts";
import { beyondMandate, consequence, objection, reopened } from "./consent.ts";
import type { Deciding } from "./deciding.ts";
import type { Fact, SessionEvent } from "./event.ts";
import { type Refusal, refusal } from "./refusal.ts";
import type { OfferContent, SessionState, StandingOffer } from "./state.ts";

type Offering = Extract<Deed, { readonly kind: "offer" | "offerPart" }>;
type Accepting = Extract<Deed, { readonly kind: "accept" }>;

/** What is recorded when a party makes an offer, or why it may not make it. */
export function offering(deciding: Deciding, party: PartyId, deed: Offering): Result<Fact, Refusal> {
  const content: OfferContent = deed.kind === "offer" ? { kind: "whole", outcome: deed.outcome } : { kind: "part", options: deed.options };
  const problem = objection(deciding, party, content);
  if (problem !== null) return failed(problem);
  const beyond = beyondMandate(deciding.state, party, content);
  if (beyond !== null) return failed(refusal("beyondMandate", deed.kind === "offer" ? "outcome" : "options", { issue: beyond }));
  const offer = deciding.state.offers + 1;
  const reopens = reopened(deciding.state, deed.kind === "offer" ? deed.outcome : deed.options);
  if (deed.kind === "offer" && reopens === undefined && deed.message === undefined)
    return ok({ kind: "offered", party, offer, outcome: deed.outcome });
  const besides = { ...(reopens && { reopens }), ...(deed.message !== undefined && { message: deed.message }) };
  return deed.kind === "offer"
    ? ok({ kind: "offered", party, offer, outcome: deed.outcome, ...besides })
    : ok({ kind: "partOffered", party, offer, options: deed.options, ...besides });
}

/** Where there is one issue, there is no offer for some of them. */
export const offeringKinds = ({ current }: SessionState): readonly ActionKind[] =>
  current.space.issues.length > 1 ? ["offer", "offerPart"] : ["offer"];

/** What is recorded when a party accepts a standing offer, with all that follows, or why it may not. */
export function accepting(
  deciding: Deciding,
  party: PartyId,
  { standing, deed }: { readonly standing: StandingOffer; readonly deed: Accepting },
): Result<readonly Fact[], Refusal> {
  if (standing.acceptedBy.includes(party)) return failed(refusal("alreadyAccepted", "offer", { offer: standing.offer }));
  const problem = objection(deciding, party, standing.content);
  if (problem !== null) return failed(problem);
  const beyond = beyondMandate(deciding.state, party, standing.content);
  if (beyond !== null && deed.adReferendum !== true) return failed(refusal("beyondMandate", "offer", { issue: beyond }));
  const accepted: AcceptedFact = { kind: "accepted", party, offer: standing.offer, ...(deed.adReferendum && { adReferendum: true }) };
  return ok([accepted, ...consequence(deciding, withConsent(standing, accepted))]);
}

type AcceptedFact = Extract<Fact, { readonly kind: "accepted" }>;

/** The offer once a party has accepted it too. */
export const withConsent = (standing: StandingOffer, { party, adReferendum }: AcceptedFact): StandingOffer => ({
  ...standing,
  acceptedBy: [...standing.acceptedBy, party],
  reservedBy: adReferendum === true ? [...standing.reservedBy, party] : standing.reservedBy,
});

/** The offer once a party has rejected it: null where it falls [O10], else without its acceptance [O7]. */
export function withoutConsent(
  standing: StandingOffer | null,
  party: PartyId,
  { setup }: Pick<SessionState, "setup">,
): StandingOffer | null {
  if (standing === null || setup?.required.includes(party)) return null;
  const others = (parties: readonly PartyId[]): readonly PartyId[] => parties.filter((each) => each !== party);
  return { ...standing, acceptedBy: others(standing.acceptedBy), reservedBy: others(standing.reservedBy) };
}

type OfferedFact = Extract<SessionEvent, { readonly kind: "offered" | "partOffered" }>;

/** A new offer as it stands. */
export const standingOffer = (event: OfferedFact): StandingOffer => ({
  offer: event.offer,
  party: event.party,
  content: event.kind === "offered" ? { kind: "whole", outcome: event.outcome } : { kind: "part", options: event.options },
  acceptedBy: [event.party],
  reservedBy: NOBODY,
});

const NOBODY: readonly PartyId[] = [];
