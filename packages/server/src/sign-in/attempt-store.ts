import { randomBytes } from "node:crypto";
import type { Transaction } from "../database/database.ts";
import { later } from "./later.ts";

/** How long somebody may take at the identity provider. */
export const ATTEMPT_SECONDS = 10 * 60;
const SALT_BYTES = 16;

/** A sign-in that was begun and not finished. With what the browser's cookie holds, and only so, it gives state, nonce and verifier. */
export interface Attempt {
  readonly salt: Uint8Array;
  /** A path of this server. */
  readonly to: string;
}

interface Beginning {
  /** Hash of what the browser's cookie holds. */
  readonly browser: Uint8Array;
  readonly issuer: string;
  readonly to: string;
}

/** Drops what was begun too long ago, too. */
export async function beginAttempt({ sql, at }: Transaction, { browser, issuer, to }: Beginning): Promise<Attempt> {
  await sql.deleteFrom("sign_in_attempt").where("expires_at", "<=", at).execute();
  const salt = new Uint8Array(randomBytes(SALT_BYTES));
  const row = { browser_hash: browser, salt, issuer, to_path: to, expires_at: later(at, ATTEMPT_SECONDS) };
  await sql.insertInto("sign_in_attempt").values(row).execute();
  return { salt, to };
}

/** Null: none that this browser began at this issuer, or too long ago, or done. */
export async function findAttempt({ sql, at }: Transaction, browser: Uint8Array, issuer: string): Promise<Attempt | null> {
  const row = await sql
    .selectFrom("sign_in_attempt")
    .select(["salt", "to_path"])
    .where("browser_hash", "=", browser)
    .where("issuer", "=", issuer)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return row === undefined ? null : { salt: row.salt, to: row.to_path };
}

/** Of several that would finish the same one, one alone has it. */
export async function takeAttempt({ sql }: Transaction, browser: Uint8Array): Promise<"taken" | "gone"> {
  const { numDeletedRows } = await sql.deleteFrom("sign_in_attempt").where("browser_hash", "=", browser).executeTakeFirst();
  return numDeletedRows === 1n ? "taken" : "gone";
}
