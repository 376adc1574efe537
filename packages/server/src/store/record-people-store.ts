import { type PartyId, partyId } from "@detente/engine";
import type { Transaction } from "../database/database.ts";

export interface Consent {
  readonly party: PartyId;
  /** Uuid of the person. */
  readonly by: string;
  readonly at: string;
}

/** In the order in which they were given. */
export async function readConsents({ sql }: Transaction, record: string): Promise<readonly Consent[]> {
  const rows = await sql
    .selectFrom("record_consent")
    .select(["party", "by_person", "at"])
    .where("record_id", "=", record)
    .orderBy("position")
    .execute();
  return rows.map(({ party, by_person, at }) => ({ party: partyId(party), by: by_person, at }));
}

/** Fails with a unique violation where another came first. */
export async function addConsent(
  { sql, at }: Transaction,
  record: string,
  { party, by, position }: Omit<Consent, "at"> & { readonly position: number },
): Promise<void> {
  await sql.insertInto("record_consent").values({ record_id: record, party, position, by_person: by, at }).execute();
}

/** Which seat speaks for which body. */
export async function readRecordActors({ sql }: Transaction, record: string): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.selectFrom("record_actor").select(["body", "seat_id"]).where("record_id", "=", record).orderBy("body").execute();
  return new Map(rows.map(({ body, seat_id }) => [body, seat_id]));
}

/** Null: no seat of its own. */
export async function nameRecordActor(
  { sql }: Transaction,
  record: string,
  { body, seat }: { readonly body: string; readonly seat: string | null },
): Promise<void> {
  await sql.deleteFrom("record_actor").where("record_id", "=", record).where("body", "=", body).execute();
  if (seat !== null) await sql.insertInto("record_actor").values({ record_id: record, body, seat_id: seat }).execute();
}

/** Whether a seat speaks for a body of any record. */
export async function isRecordActor({ sql }: Transaction, seat: string): Promise<boolean> {
  return (await sql.selectFrom("record_actor").select("body").where("seat_id", "=", seat).limit(1).executeTakeFirst()) !== undefined;
}
