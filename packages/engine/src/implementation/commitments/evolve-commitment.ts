import { assertNever } from "../../lib/assert-never.ts";
import type { CommitmentEvent } from "./action.ts";
import { clockEnd } from "./clock-end.ts";
import { type CompiledStipulation, type CompiledTerms, isParty, stipulationOf } from "./compiled-terms.ts";
import { progressOf, stateOf } from "./standing.ts";
import { type CommitmentsState, type Evidence, nothingYet, type StipulationState } from "./state.ts";

/** The state after one more event, which `decideCommitment` made. */
export function evolveCommitment(terms: CompiledTerms, state: CommitmentsState, event: CommitmentEvent): CommitmentsState {
  const number = terms.numberOf.get(event.stipulation);
  if (number === undefined) throw new Error(`Expected an event of these terms, got one of ${event.stipulation}`);
  const own = stateOf(state, number);
  const next = { ...told(terms, stipulationOf(terms, number), own, event), events: [...own.events, event.seq] };
  return { seq: event.seq, at: event.at, stipulations: state.stipulations.with(number, next) };
}

/** The state that events lead to [K1]. */
export const foldCommitments = (terms: CompiledTerms, events: readonly CommitmentEvent[]): CommitmentsState =>
  events.reduce((state, event) => evolveCommitment(terms, state, event), nothingYet(terms.terms));

// oxlint-disable-next-line max-params -- where, what it was, and what happened.
function told(terms: CompiledTerms, compiled: CompiledStipulation, own: StipulationState, event: CommitmentEvent): StipulationState {
  const { seq, at, by } = event;
  switch (event.kind) {
    case "started":
      return { ...own, startedAt: at };
    case "evidenceSubmitted":
      return { ...own, startedAt: own.startedAt ?? at, evidence: [...own.evidence, submission(compiled, own, event)] };
    case "accepted":
      return withEvidence(own, event.evidence, (evidence) => ({ ...evidence, standing: "accepted", acceptedAt: at }));
    case "disputed":
      return withEvidence(own, event.evidence, (evidence) => ({
        ...evidence,
        standing: "disputed",
        acceptedAt: null,
        disputes: [...evidence.disputes, { by, at, reason: event.reason }],
      }));
    case "waived":
      return waiver(terms, compiled, own, event);
    case "snapbackNotified": {
      const runsOutAt = clockEnd(compiled.stipulation, at);
      const notification = { seq, by, at, reason: event.reason, because: event.because ?? null, runsOutAt, ending: null };
      return { ...own, notifications: [...own.notifications, notification] };
    }
    case "snapbackWithdrawn":
      return ended(own, { by, at, outcome: "reliefStays", reason: event.reason });
    case "snapbackDecided":
      return ended(own, { by, at, outcome: event.outcome, reason: event.reason });
    case "coded":
      return { ...own, codings: [...own.codings, { by, at, score: event.score, reason: event.reason }] };
    case "accountFiled":
      return account(terms, own, event);
    default:
      return assertNever(event);
  }
}

type Of<Kind extends CommitmentEvent["kind"]> = Extract<CommitmentEvent, { readonly kind: Kind }>;

function submission(compiled: CompiledStipulation, own: StipulationState, event: Of<"evidenceSubmitted">): Evidence {
  const { accepted, submitted } = progressOf(compiled, own);
  return {
    seq: event.seq,
    submittedAt: event.at,
    text: event.text,
    reference: event.reference ?? null,
    parts: event.parts ?? compiled.parts - accepted - submitted,
    standing: "submitted",
    acceptedAt: null,
    disputes: [],
  };
}

function withEvidence(own: StipulationState, number: number, change: (evidence: Evidence) => Evidence): StipulationState {
  return { ...own, evidence: own.evidence.map((evidence, k) => (k === number - 1 ? change(evidence) : evidence)) };
}

// oxlint-disable-next-line max-params -- as `told`, of which it is a part.
function waiver(terms: CompiledTerms, { owedTo }: CompiledStipulation, own: StipulationState, { by, at }: Of<"waived">): StipulationState {
  const waivedBy = isParty(terms, by) ? [...own.waivedBy, by] : own.waivedBy;
  return { ...own, waivedBy, waivedAt: owedTo.every((id) => waivedBy.includes(id)) ? at : null };
}

function ended(own: StipulationState, ending: NonNullable<StipulationState["notifications"][number]["ending"]>): StipulationState {
  const last = own.notifications.length - 1;
  return { ...own, notifications: own.notifications.map((each, k) => (k === last ? { ...each, ending } : each)) };
}

function account(terms: CompiledTerms, own: StipulationState, { seq, by, at, text, source, event }: Of<"accountFiled">): StipulationState {
  if (!isParty(terms, by)) return own;
  return { ...own, accounts: [...own.accounts, { seq, by, at, text, source: source ?? null, event: event ?? null }] };
}
