import { sql as raw } from "kysely";
import type { Transaction } from "../database/database.ts";

/** A key as its person gave it. */
export interface PersonKey {
  /** Uuid. */
  readonly person: string;
  readonly key: string;
}

export interface KeptAnswer {
  readonly digest: Uint8Array;
  /** Null: none yet, or none that came to be known. */
  readonly sealed: Uint8Array | null;
}

/** Takes a key for what is about to be done; null: it is taken. Those that were kept for a day go. */
export async function takeKey({ sql, at }: Transaction, { person, key }: PersonKey, digest: Uint8Array): Promise<KeptAnswer | null> {
  await raw`delete from kept_answer where (person, key) in (
    select person, key from kept_answer where at <= ${at}::timestamptz - interval '1 day' limit 1000 for update skip locked)`.execute(sql);
  const row = { person, key, digest, sealed: null, at };
  const taken = await sql
    .insertInto("kept_answer")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  if (taken !== undefined) return null;
  const known = sql.selectFrom("kept_answer").select(["digest", "sealed"]).where("person", "=", person).where("key", "=", key);
  return known.executeTakeFirstOrThrow();
}

export async function keepAnswer({ sql }: Transaction, { person, key }: PersonKey, sealed: Uint8Array): Promise<void> {
  await sql.updateTable("kept_answer").set({ sealed }).where("person", "=", person).where("key", "=", key).execute();
}

/** The key is free again. */
export async function freeKey({ sql }: Transaction, { person, key }: PersonKey): Promise<void> {
  await sql.deleteFrom("kept_answer").where("person", "=", person).where("key", "=", key).execute();
}
