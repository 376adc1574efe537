import type { Receipt } from "@detente/engine";
import { sql as raw } from "kysely";
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

export interface KeyedAction extends Keyed {
  readonly done: DoneAction;
}

/** In one statement, in an order that is always the same. Fails with a unique violation where one of the keys was used before. */
export async function keepDone({ sql, at }: Transaction, actions: readonly KeyedAction[]): Promise<void> {
  const rows = actions.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const column = (name: "session" | "person" | "seat" | "key"): readonly string[] => rows.map((row) => row[name]);
  const answers = rows.map(({ done }) => JSON.stringify(done));
  await raw`
    insert into action_key (session_id, person, seat, key, answer, at)
    select session, person, seat, key, answer::jsonb, ${at}::timestamptz from unnest(${column("session")}::uuid[], ${column("person")}::uuid[],
      ${column("seat")}::uuid[], ${column("key")}::text[], ${answers}::text[]) as done (session, person, seat, key, answer)`.execute(sql);
}

const placeOf = ({ session, seat, key }: Keyed): string => `${session} ${seat} ${key}`;
