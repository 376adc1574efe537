import type { Transaction } from "../database/database.ts";
import { later } from "./later.ts";

/** How long whoever starts the server may take to open it. */
const CONSOLE_LINK_SECONDS = 24 * 60 * 60;

/** Whoever came by a link from the console. */
export const CONSOLE_ISSUER = "detente:console";

/** In the place of any before. `token` is the hash of what opens it. */
export async function putConsoleLink({ sql, at }: Transaction, token: Uint8Array): Promise<void> {
  await sql.deleteFrom("console_link").execute();
  await sql
    .insertInto("console_link")
    .values({ token_hash: token, expires_at: later(at, CONSOLE_LINK_SECONDS) })
    .execute();
}

export async function isConsoleLink({ sql, at }: Transaction, token: Uint8Array): Promise<boolean> {
  const found = sql.selectFrom("console_link").select("token_hash").where("token_hash", "=", token).where("expires_at", ">", at);
  return (await found.executeTakeFirst()) !== undefined;
}

/** Of many who use it at once, one does. */
export async function useConsoleLink({ sql, at }: Transaction, token: Uint8Array): Promise<"used" | "gone"> {
  const row = await sql.deleteFrom("console_link").where("token_hash", "=", token).returning("expires_at").executeTakeFirst();
  return row === undefined || row.expires_at <= at ? "gone" : "used";
}

/** Whether somebody has come by a link from the console, ever. */
export async function hasConsolePerson({ sql }: Transaction): Promise<boolean> {
  return (await sql.selectFrom("person").select("id").where("issuer", "=", CONSOLE_ISSUER).limit(1).executeTakeFirst()) !== undefined;
}
