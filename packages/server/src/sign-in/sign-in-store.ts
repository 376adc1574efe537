import { sql as raw } from "kysely";
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

export interface SignedIn extends Person {
  /** ISO time at which the sign-in began. */
  readonly since: string;
}

/** Who is signed in by it, now seen; null: nobody, or no more. */
export async function signedIn(transaction: Transaction, token: Uint8Array): Promise<SignedIn | null> {
  return (await signedInAll(transaction, [token]))[0] ?? null;
}

/** The same of many tokens at once, in their order. */
export async function signedInAll(transaction: Transaction, tokens: readonly Uint8Array[]): Promise<readonly (SignedIn | null)[]> {
  const { sql, at } = transaction;
  const hashes = tokens.map(textOf);
  const { rows } = await raw<SignedIn & { readonly hash: string; readonly last_seen_at: string }>`
    select person.id, person.name, encode(token_hash, 'hex') as hash, last_seen_at,
      sign_in.created_at as since from sign_in join person on person.id = sign_in.person
    where token_hash in (select decode(hash, 'hex') from unnest(${hashes}::text[]) as hash)
      and expires_at > ${at}::timestamptz and last_seen_at > ${later(at, -IDLE_SECONDS)}::timestamptz`.execute(sql);
  const stale = later(at, -TOUCH_SECONDS);
  const unseen = rows.filter(({ last_seen_at }) => last_seen_at <= stale).map(({ hash }) => hash);
  if (unseen.length > 0) await touch(transaction, unseen, stale);
  const people = new Map(rows.map(({ hash, id, name, since }) => [hash, { id, name, since }]));
  return hashes.map((hash) => people.get(hash) ?? null);
}

/** One after another in the same order always, so that two who do it never wait for each other in a circle. */
async function touch({ sql, at }: Transaction, hashes: readonly string[], stale: string): Promise<void> {
  await raw`
    with unseen as (
      select token_hash from sign_in where token_hash in (select decode(hash, 'hex') from unnest(${hashes}::text[]) as hash)
        and last_seen_at <= ${stale}::timestamptz order by token_hash for update)
    update sign_in set last_seen_at = ${at}::timestamptz from unseen where sign_in.token_hash = unseen.token_hash`.execute(sql);
}

const textOf = (token: Uint8Array): string => Buffer.from(token).toString("hex");

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
