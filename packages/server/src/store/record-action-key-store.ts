import type { Transaction } from "../database/database.ts";

/** What is kept of an action that was done, to answer the same when it comes again. */
export interface DoneInRecord {
  /** Of what was asked: the same key with another digest is another action. */
  readonly digest: string;
  readonly at: string;
  /** Numbers of its first and its last event. */
  readonly first: number;
  readonly last: number;
  readonly head: string;
}

interface Keyed {
  readonly record: string;
  /** Uuid of the seat that it acts as. */
  readonly seat: string;
  readonly key: string;
}

/** Null: nothing was done under this key. */
export async function readDoneInRecord({ sql }: Transaction, { record, seat, key }: Keyed): Promise<DoneInRecord | null> {
  const row = await sql
    .selectFrom("record_action_key")
    .select("answer")
    .where("record_id", "=", record)
    .where("seat", "=", seat)
    .where("key", "=", key)
    .executeTakeFirst();
  // The column holds what keepDoneInRecord has put there.
  return row === undefined ? null : (row.answer as DoneInRecord);
}

/** Fails with a unique violation where the key was used before. */
export async function keepDoneInRecord({ sql, at }: Transaction, { record, seat, key }: Keyed, done: DoneInRecord): Promise<void> {
  await sql
    .insertInto("record_action_key")
    .values({ record_id: record, seat, key, answer: JSON.stringify(done), at })
    .execute();
}
