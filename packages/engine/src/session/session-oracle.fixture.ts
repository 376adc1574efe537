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

/** What must be so of any log, told from the events alone, without the code that folds them. */
export class Oracle {
  setup: SessionSetup | null = null;
  offers = 0;
  readonly seqs = new Map<string, number>();
  /** By offer or suggestion: who consents to it now, and who of them only ad referendum. */
  readonly consents = new Map<number, Map<PartyId, "plain" | "reserved">>();
  readonly amounts = new Map<PartyId, number>();

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
      case "agreed":
        return this.agreementFault(event.offer);
      default:
        return undefined;
    }
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
