import {
  canonicalJson,
  type CommitmentEvent,
  type CommitmentsState,
  type CompiledTerms,
  erasedLine,
  evolveCommitment,
  type Outcome,
  type PartyId,
  recordLine,
} from "@detente/engine";
import type { Sealer } from "../secrets/sealed.ts";
import { sha256 } from "../sessions/hash.ts";
import type { Consent } from "../store/record-people-store.ts";

/** The agreement that a record carries out. */
export interface RecordBasis {
  /** Uuid. */
  readonly session: string;
  readonly outcome: Outcome;
  /** Of the table's log when the record was begun. */
  readonly seq: number;
  readonly head: string;
}

/** A proposal of terms was taken back before all had said yes. */
export interface Withdrawal {
  /** Uuid of the person. */
  readonly by: string;
  readonly at: string;
}

/** A record as the process has it in memory: the fold of its events, and where its chain stands. */
export interface HeldRecord {
  readonly id: string;
  readonly table: string;
  readonly createdAt: string;
  readonly sealer: Sealer;
  readonly terms: CompiledTerms;
  /** Of the first line of the file. */
  readonly salt: string;
  readonly termsHead: string;
  readonly basis: RecordBasis | null;
  readonly consents: readonly Consent[];
  /** Null: it stands. */
  readonly withdrawn: Withdrawal | null;
  readonly state: CommitmentsState;
  readonly head: string;
  /** Which erasures of words the process knew of when it was read. */
  readonly erasures: number;
}

/** An event as it is kept. */
export interface KeptCommitment {
  readonly event: CommitmentEvent;
  /** Null once texts were erased: then the event is no longer what the commitment is to. */
  readonly salt: string | null;
  readonly commitment: string;
  readonly head: string;
}

/** Parties whose yes is not there, in the order of the terms. Nothing is put on record before there is none. */
export const missingConsents = ({ terms, consents }: HeldRecord): readonly PartyId[] =>
  terms.terms.parties.map(({ id }) => id).filter((party) => !consents.some((each) => each.party === party));

/** Where a record is: a proposal, which some party has yet to say yes to or which was taken back, or in force. */
export const standingOf = (held: HeldRecord): "proposed" | "inForce" | "withdrawn" =>
  held.withdrawn !== null ? "withdrawn" : missingConsents(held).length > 0 ? "proposed" : "inForce";

/** How far a record is, over consents, a withdrawal and events: what all of them comes to before the first event only grows. */
export const positionOf = ({ consents, withdrawn, state }: HeldRecord): number =>
  consents.length + (withdrawn === null ? 0 : 1) + state.seq;

export function withCommitments(held: HeldRecord, kept: readonly KeptCommitment[]): HeldRecord {
  let { state, head } = held;
  for (const each of kept) {
    state = evolveCommitment(held.terms, state, each.event);
    ({ head } = each);
  }
  return { ...held, state, head };
}

/** Events that were just decided, linked to the chain. `salt`: unguessable, a new one each time. */
export function linkedCommitments(held: HeldRecord, events: readonly CommitmentEvent[], salt: () => string): readonly KeptCommitment[] {
  let { head: before } = held;
  return events.map((event) => {
    const unguessable = salt();
    const line = recordLine(sha256, before, { event, salt: unguessable });
    before = line.head;
    // A line holds its commitment, whatever else.
    const { commitment } = JSON.parse(line.text) as { readonly commitment: string };
    return { event, salt: unguessable, commitment, head: line.head };
  });
}

/** The line of the file that a kept event is. */
export const lineOf = ({ event, salt, commitment, head }: KeptCommitment): string =>
  salt === null ? erasedLine(event, { commitment, head }) : `${canonicalJson({ commitment, event, head, salt })}\n`;
