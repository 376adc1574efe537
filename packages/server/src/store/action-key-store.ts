import type { Receipt } from "@detente/engine";
import type { Transaction } from "../database/database.ts";

/** What is kept of an action that was done, to answer the same when it comes again. */
export interface DoneAction {
  /** Of what was asked: the same key with another digest is another action. */
  readonly digest: string;
  readonly at: string;
  /** Positions of its events in the session; `last` before `first`: it made none. */
  readonly first: number;
  readonly last: number;
  readonly receipts: readonly Receipt[];
}

interface Keyed {
  readonly session: string;
  readonly person: string;
  /** Uuid of the seat that it acts as; another has keys of its own. */
  readonly seat: string;
  readonly key: string;
}

/** Null: nothing was done under this key. */
export async function readDone({ sql }: Transaction, { session, seat, key }: Keyed): Promise<DoneAction | null> {
  const row = await sql
    .selectFrom("action_key")
    .select("answer")
    .where("session_id", "=", session)
    .where("seat", "=", seat)
    .where("key", "=", key)
    .executeTakeFirst();
  // The column holds what keepDone has put there.
  return row === undefined ? null : (row.answer as DoneAction);
}

/** Fails with a unique violation where the key was used before. */
export async function keepDone({ sql, at }: Transaction, { session, person, seat, key }: Keyed, done: DoneAction): Promise<void> {
  await sql
    .insertInto("action_key")
    .values({ session_id: session, person, seat, key, answer: JSON.stringify(done), at })
    .execute();
}
