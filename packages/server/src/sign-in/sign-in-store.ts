import type { Transaction } from "../database/database.ts";
import type { Person } from "../store/person-store.ts";
import { later } from "./later.ts";

const DAY = 24 * 60 * 60;
/** From its beginning, whatever happens. */
export const SIGN_IN_SECONDS = 30 * DAY;
/** Without a request. */
const IDLE_SECONDS = 14 * DAY;
/** Between two notes that somebody was there: not every request should write. */
const TOUCH_SECONDS = 60;

/** Those that are over. To be done before anything else is locked: others may be doing it. */
export async function dropEndedSignIns({ sql, at }: Transaction): Promise<void> {
  await sql
    .deleteFrom("sign_in")
    .where((is) => is.or([is("expires_at", "<=", at), is("last_seen_at", "<=", later(at, -IDLE_SECONDS))]))
    .execute();
}

/** `token` is the hash of what the cookie holds. */
export async function addSignIn({ sql, at }: Transaction, token: Uint8Array, person: string): Promise<void> {
  const row = { token_hash: token, person, created_at: at, last_seen_at: at, expires_at: later(at, SIGN_IN_SECONDS) };
  await sql.insertInto("sign_in").values(row).execute();
}

/** Who is signed in by it, now seen; null: nobody, or no more. */
export async function signedIn({ sql, at }: Transaction, token: Uint8Array): Promise<Person | null> {
  const row = await sql
    .selectFrom("sign_in")
    .innerJoin("person", "person.id", "sign_in.person")
    .select(["person.id", "person.name", "sign_in.last_seen_at"])
    .where("token_hash", "=", token)
    .where("expires_at", ">", at)
    .where("last_seen_at", ">", later(at, -IDLE_SECONDS))
    .executeTakeFirst();
  if (row === undefined) return null;
  const stale = later(at, -TOUCH_SECONDS);
  if (row.last_seen_at <= stale)
    await sql.updateTable("sign_in").set({ last_seen_at: at }).where("token_hash", "=", token).where("last_seen_at", "<=", stale).execute();
  return { id: row.id, name: row.name };
}

/** Those of these that stand for somebody. Looks only: it does not count as being there. */
export async function stillSignedIn({ sql, at }: Transaction, tokens: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const rows = await sql
    .selectFrom("sign_in")
    .select("token_hash")
    .where("token_hash", "in", tokens)
    .where("expires_at", ">", at)
    .where("last_seen_at", ">", later(at, -IDLE_SECONDS))
    .execute();
  return rows.map(({ token_hash }) => token_hash);
}

export async function endSignIn({ sql }: Transaction, token: Uint8Array): Promise<void> {
  await sql.deleteFrom("sign_in").where("token_hash", "=", token).execute();
}

/** All of a person. Gives the hashes of their tokens. */
export async function endSignIns({ sql }: Transaction, person: string): Promise<readonly Uint8Array[]> {
  const rows = await sql.deleteFrom("sign_in").where("person", "=", person).returning("token_hash").execute();
  return rows.map(({ token_hash }) => token_hash);
}
