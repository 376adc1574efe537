import { bodyId, commitmentsAt } from "@detente/engine";
import type { readRecord } from "../contract/record-contracts.ts";
import type { Output } from "../contract/route-contract.ts";
import type { Transaction } from "../database/database.ts";
import { readRecordActors } from "../store/record-people-store.ts";
import { readSeats } from "../store/seat-store.ts";
import { type HeldRecord, missingConsents, standingOf } from "./held-record.ts";
import type { SeatedInRecord } from "./seat-in-record.ts";
import { speaksFor } from "./speaks-for.ts";

/** A record as a seat reads it; `at`: not before its last event. As the engine. */
export async function shownRecord(
  transaction: Transaction,
  { seat, held }: SeatedInRecord,
  at: string,
): Promise<Output<typeof readRecord>> {
  const { terms, state, head, basis, termsHead, consents } = held;
  const speakers = { seats: await readSeats(transaction, held.table), actors: await readRecordActors(transaction, held.id) };
  return {
    ...summaryOf(held),
    at,
    terms: terms.terms,
    basis,
    termsHead,
    consents,
    missing: missingConsents(held),
    withdrawn: held.withdrawn,
    bodies: [...speakers.actors].map(([body, speaking]) => ({ body: bodyId(body), seat: speaking })),
    speaksFor: speaksFor(terms.terms, seat, speakers),
    seq: state.seq,
    head,
    reading: commitmentsAt(terms, state, at),
  };
}

export const summaryOf = (held: HeldRecord) => ({
  id: held.id,
  table: held.table,
  title: held.terms.terms.title,
  createdAt: held.createdAt,
  standing: standingOf(held),
});

/** The time of a reading now: never before the last event, though the clock may be set, nor before the agreement. */
export const timeOf = ({ state }: HeldRecord, now: string): string => (now > state.at ? now : state.at);
