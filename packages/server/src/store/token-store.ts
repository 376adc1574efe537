import { randomUUID } from "node:crypto";
import { sql as raw } from "kysely";
import type { Transaction } from "../database/database.ts";

export type TokenRights = "read" | "all";

/** A token of a program, without what is shown of it. Times are ISO. */
export interface StoredToken {
  readonly id: string;
  readonly name: string;
  readonly rights: TokenRights;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly until: string;
}

export interface NewToken {
  readonly person: string;
  /** Hash of what is shown. */
  readonly hash: Uint8Array;
  readonly name: string;
  readonly rights: TokenRights;
  readonly until: string;
}

/** Whom one stands for. */
export interface TokenPerson {
  /** Uuid of the token. */
  readonly token: string;
  readonly rights: TokenRights;
  /** Uuid. */
  readonly person: string;
  readonly name: string;
}

/** Seconds between two notes that it was used: not every request should write. */
const TOUCH_SECONDS = 60;

const columns = ["id", "name", "rights", "created_at as createdAt", "last_used_at as lastUsedAt", "expires_at as until"] as const;

/** Takes away those of the person that are over. */
export async function addToken({ sql, at }: Transaction, { person, hash, name, rights, until }: NewToken): Promise<StoredToken> {
  await sql.deleteFrom("token").where("person", "=", person).where("expires_at", "<=", at).execute();
  const row = { id: randomUUID(), person, token_hash: hash, name, rights, created_at: at, last_used_at: null, expires_at: until };
  return sql.insertInto("token").values(row).returning(columns).executeTakeFirstOrThrow();
}

/** Of a person, as that person or the engine; those that are over are not there any more. The latest first. */
export const readTokens = ({ sql, at }: Transaction, person: string): Promise<readonly StoredToken[]> =>
  sql
    .selectFrom("token")
    .select(columns)
    .where("person", "=", person)
    .where("expires_at", ">", at)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();

/** Gives the hash of what it was; null: the person has no such token. */
export async function removeToken({ sql }: Transaction, person: string, id: string): Promise<Uint8Array | null> {
  const row = await sql.deleteFrom("token").where("id", "=", id).where("person", "=", person).returning("token_hash").executeTakeFirst();
  return row?.token_hash ?? null;
}

/** All of a person. Gives their hashes. */
export async function removeTokens({ sql }: Transaction, person: string): Promise<readonly Uint8Array[]> {
  const rows = await sql.deleteFrom("token").where("person", "=", person).returning("token_hash").execute();
  return rows.map(({ token_hash }) => token_hash);
}

/** Whom they stand for, in their order; null: nobody, or no more. They are noted as used. */
export async function peopleOfTokens({ sql, at }: Transaction, hashes: readonly Uint8Array[]): Promise<readonly (TokenPerson | null)[]> {
  const keys = hashes.map(textOf);
  const { rows } = await raw<TokenPerson & { readonly hash: string }>`
    select token.id as token, rights, person.id as person, person.name, encode(token_hash, 'hex') as hash
    from token join person on person.id = token.person
    where token_hash in (select decode(hash, 'hex') from unnest(${keys}::text[]) as hash) and expires_at > ${at}::timestamptz`.execute(sql);
  // Whoever notes one at the same time lets the others pass, so that nobody waits for anybody.
  await raw`
    update token set last_used_at = ${at}::timestamptz where id in (
      select id from token where id in (select id::uuid from unnest(${rows.map(({ token }) => token)}::text[]) as id)
        and (last_used_at is null or last_used_at <= ${at}::timestamptz - ${TOUCH_SECONDS} * interval '1 second')
      for update skip locked)`.execute(sql);
  const people = new Map(rows.map(({ hash, ...found }) => [hash, found]));
  return keys.map((key) => people.get(key) ?? null);
}

/** Those of these that stand for somebody. Looks only. */
export async function tokensThatStand({ sql, at }: Transaction, hashes: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const rows = await sql.selectFrom("token").select("token_hash").where("token_hash", "in", hashes).where("expires_at", ">", at).execute();
  return rows.map(({ token_hash }) => token_hash);
}

const textOf = (hash: Uint8Array): string => Buffer.from(hash).toString("hex");
