import { type Kysely } from "kysely";
import { DatabaseRefused } from "../database/migrate.ts";
import type { Schema } from "../database/schema.ts";
import type { KeySource } from "../secrets/key-source.ts";
import { Sealer, SealBroken } from "../secrets/sealed.ts";
import type { ServerKey } from "../secrets/server-key.ts";

const PLACE = "key_check/1";
const TEXT = "detente";

/**
 * The key that this database was sealed with, or, where it was sealed with none yet, one that is so from now on. Throws `DatabaseRefused`
 * where the key is lost or another. To be asked within a transaction of the engine or of the owner, before anything else is read or sealed.
 */
export async function checkedKey(sql: Kysely<Schema>, source: KeySource): Promise<ServerKey> {
  const kept = await readKeyCheck(sql);
  const key = kept === null ? made(source) : lostUnless(source);
  if (kept === null) await keepKeyCheck(sql, key);
  // Where another process was there first, its key counts.
  const now = kept ?? (await readKeyCheck(sql));
  if (now === null || !keyFits(key, now)) throw new DatabaseRefused(otherKeyText(source.place));
  return key;
}

/** Whether this is the key that the value was sealed with. */
export function keyFits(key: ServerKey, sealed: Uint8Array): boolean {
  try {
    return sealerOf(key).open(PLACE, sealed) === TEXT;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

/** Null: nothing was sealed yet. */
export async function readKeyCheck(sql: Kysely<Schema>): Promise<Uint8Array | null> {
  const row = await sql.withSchema("detente").selectFrom("key_check").select("sealed").executeTakeFirst();
  return row?.sealed ?? null;
}

export const otherKeyText = (place: string): string =>
  `The key in ${place} is not the one that this database was sealed with. Nothing was changed. Put the right key there; with another one nobody can read what is sealed.`;

async function keepKeyCheck(sql: Kysely<Schema>, key: ServerKey): Promise<void> {
  await sql
    .withSchema("detente")
    .insertInto("key_check")
    .values({ id: 1, sealed: sealerOf(key).seal(PLACE, TEXT) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function made(source: KeySource): ServerKey {
  const there = source.read();
  if (there.kind === "failed") throw new DatabaseRefused(there.failure);
  if (there.value !== null) return there.value;
  const key = source.make();
  if (key.kind === "failed") throw new DatabaseRefused(key.failure);
  return key.value;
}

function lostUnless({ place, read }: KeySource): ServerKey {
  const key = read();
  if (key.kind === "failed") throw new DatabaseRefused(key.failure);
  if (key.value !== null) return key.value;
  throw new DatabaseRefused(
    `The server's key is lost: the database holds what is sealed with it, and ${place} is not there. No new one was made, for it would open nothing. Put the key back, from where you keep a copy of it.`,
  );
}

const sealerOf = (key: ServerKey): Sealer => new Sealer(key.derived("key-check"));
