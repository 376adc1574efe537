import type { PartyId } from "../model/ids.ts";
import type { SessionEvent } from "./event.ts";
import type { SessionSetup } from "./setup.ts";
import type { SessionState } from "./state.ts";

type Phase = SessionState["phase"];

/** Which phase may follow which, from one event to the next. */
const EDGES: Readonly<Record<Phase, readonly Phase[]>> = {
  unopened: ["unopened", "open"],
  open: ["open", "paused", "awaiting", "agreed", "noAgreement"],
  paused: ["paused", "open", "noAgreement"],
  awaiting: ["awaiting", "open", "agreed", "noAgreement"],
  agreed: ["agreed"],
  noAgreement: ["noAgreement", "open"],
};

type AgreedEvent = Extract<SessionEvent, { readonly kind: "agreed" }>;

/** What must be so of any log, told from the events alone, without the code that folds them. */
export class Oracle {
  setup: SessionSetup | null = null;
  offers = 0;
  readonly seqs = new Map<string, number>();
  /** By offer or suggestion: who consents to it now, and who of them only ad referendum. */
  readonly consents = new Map<number, Map<PartyId, "plain" | "reserved">>();
  readonly amounts = new Map<PartyId, number>();
  readonly optedIn = new Set<PartyId>();
  /** Who says yes to the improvement now; null before it is proposed. */
  improvement: { readonly outcome: string; readonly yes: Set<PartyId> } | null = null;
  /** Number and outcome of the agreement, once there is one. */
  agreement: number | null = null;

  /** What is wrong with one more event, or undefined. */
  fault(event: SessionEvent, before: SessionState, after: SessionState): string | undefined {
    const seq = (this.seqs.get(event.audience) ?? 0) + 1;
    if (event.seq !== seq) return `number ${event.seq} after ${seq - 1} in the log ${event.audience}`;
    this.seqs.set(event.audience, seq);
    if (!EDGES[before.phase].includes(after.phase)) return `${event.kind} leads from ${before.phase} to ${after.phase}`;
    if (after.offers < before.offers) return "offers are counted back";
    return this.take(event);
  }

  // oxlint-disable-next-line complexity -- one case a kind of event.
  take(event: SessionEvent): string | undefined {
    switch (event.kind) {
      case "opened":
        this.setup = event.setup;
        return undefined;
      case "offered":
      case "partOffered":
        return this.number(event.offer) ?? this.consent(event.offer, event.party, "plain");
      case "agreementProposed":
        return this.number(event.offer);
      case "suggested":
        this.consents.set(event.suggestion, new Map());
        return undefined;
      case "accepted":
        return this.consent(event.offer, event.party, event.adReferendum === true ? "reserved" : "plain");
      case "confirmed":
        return this.consent(event.offer, event.party, "plain");
      case "rejected":
      case "declined":
        if (event.offer !== undefined) this.consents.get(event.offer)?.delete(event.party);
        return undefined;
      case "answered":
        if (event.answer === "yes") return this.consent(event.suggestion, event.party, "plain");
        this.consents.get(event.suggestion)?.delete(event.party);
        return undefined;
      case "bidMade":
        this.amounts.set(event.party, event.amount);
        return undefined;
      case "wasReset":
        this.consents.clear();
        this.amounts.clear();
        return undefined;
      case "amended":
        this.amounts.clear();
        return undefined;
      case "settled":
        return this.isWilled(event.offer, false) ? undefined : `offer ${event.offer} settles without everybody's consent`;
      case "optedIn":
        this.optedIn.add(event.party);
        return undefined;
      case "optedOut":
        this.optedIn.delete(event.party);
        return undefined;
      case "briefRevised":
        return this.optedIn.has(event.party) ? "a brief is revised that was frozen" : undefined;
      case "improvementProposed":
        return this.proposalFault(event);
      case "nothingProposed":
        return this.improvement === null ? undefined : "no proposal after a proposal";
      case "improvementAnswered":
        if (event.answer === "yes") this.improvement?.yes.add(event.party);
        else this.improvement?.yes.delete(event.party);
        return this.improvement === null ? "an answer to nothing" : undefined;
      case "agreed":
        return event.replaces === undefined ? this.firstAgreementFault(event) : this.replacementFault(event, event.replaces);
      default:
        return undefined;
    }
  }

  private proposalFault({
    outcome,
    until,
    at,
    audience,
  }: Extract<SessionEvent, { readonly kind: "improvementProposed" }>): string | undefined {
    if (this.setup?.required.every((party) => this.optedIn.has(party)) !== true) return "a proposal before all have opted in";
    const text = JSON.stringify(outcome);
    this.improvement ??= { outcome: text, yes: new Set() };
    if (audience === "table") return "a proposal at the table";
    return this.improvement.outcome === text && this.improvement.yes.size === 0 && until > at
      ? undefined
      : "a second proposal, or one too late";
  }

  private firstAgreementFault({ offer, seq }: AgreedEvent): string | undefined {
    if (this.agreement !== null) return "two agreements";
    this.agreement = seq;
    return this.agreementFault(offer);
  }

  private replacementFault({ outcome }: AgreedEvent, replaces: number): string | undefined {
    if (replaces !== this.agreement) return `agreement ${replaces} is replaced, and was never made`;
    this.agreement = null;
    const { improvement } = this;
    const isCommon = this.setup?.required.every((party) => improvement?.yes.has(party) === true) === true;
    return isCommon && improvement?.outcome === JSON.stringify(outcome) ? undefined : "an agreement is replaced without everybody's yes";
  }

  private number(offer: number): string | undefined {
    this.offers += 1;
    this.consents.set(offer, new Map());
    return offer === this.offers ? undefined : `offer ${offer} is the ${this.offers}th`;
  }

  private consent(offer: number, party: PartyId, how: "plain" | "reserved"): string | undefined {
    const consents = this.consents.get(offer);
    if (consents === undefined) return `consent to ${offer}, which nobody has put`;
    consents.set(party, how);
    return undefined;
  }

  /** Whether every required party consents, and does so plainly where that is asked. */
  private isWilled(offer: number, plainly: boolean): boolean {
    const consents = this.consents.get(offer);
    return this.setup?.required.every((party) => consents?.get(party) === "plain" || (!plainly && consents?.has(party))) === true;
  }

  private agreementFault(offer: number | undefined): string | undefined {
    const protocol = this.setup?.protocol;
    if (offer !== undefined) return this.isWilled(offer, true) ? undefined : `offer ${offer} is agreed without everybody's consent`;
    if (protocol?.kind !== "blindBids") return "an agreement on no offer";
    if (protocol.over.kind === "suggestions")
      return [...this.consents.keys()].some((each) => this.isWilled(each, true)) ? undefined : "agreed without a suggestion that all want";
    const { payer, payee, tolerance = 0 } = protocol.over;
    const [least, most] = [this.amounts.get(payee) ?? Number.NaN, this.amounts.get(payer) ?? Number.NaN];
    return most >= least || least - most <= tolerance * Math.abs(least) ? undefined : `${most} and ${least} do not meet`;
  }
}
