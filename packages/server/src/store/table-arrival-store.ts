import { BOT_ISSUER } from "../bots/bot-seats.ts";
import type { Transaction } from "../database/database.ts";
import { later } from "../sign-in/later.ts";
import { removeUnusedCase } from "./case-store.ts";

/** People that a file names: known by no provider, and signed in by nobody. */
export const TAKEN_ISSUER = "detente:imported";

/** Seconds without a sign of life after which a table that was arriving will not arrive: longer than any connection stays silent. */
const ABANDONED = 15 * 60;

/** A table is about to come in, piece by piece. Nobody has a seat there before all of it is there. */
export async function beginArrival({ sql, at }: Transaction, table: string): Promise<void> {
  await sql.insertInto("table_arrival").values({ table_id: table, heard_at: at }).execute();
}

/** It is still coming. False: it was given up for lost. */
export async function hearOfArrival({ sql, at }: Transaction, table: string): Promise<boolean> {
  const row = await sql
    .updateTable("table_arrival")
    .set({ heard_at: at })
    .where("table_id", "=", table)
    .returning("table_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** All of it is there. */
export async function endArrival({ sql }: Transaction, table: string): Promise<void> {
  await sql.deleteFrom("table_arrival").where("table_id", "=", table).execute();
}

/** Those that nobody sends any more. */
export async function readAbandoned({ sql, at }: Transaction): Promise<readonly string[]> {
  const rows = await sql.selectFrom("table_arrival").select("table_id").where("heard_at", "<", later(at, -ABANDONED)).execute();
  return rows.map(({ table_id }) => table_id);
}

/** Nothing is left of what has come, but for a table that is whole. */
export async function removeArriving({ sql, ...rest }: Transaction, table: string): Promise<void> {
  const found = await sql
    .selectFrom("table_arrival")
    .innerJoin("tables", "tables.id", "table_arrival.table_id")
    .select("case_hash")
    .where("table_id", "=", table)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) return;
  await sql.deleteFrom("tables").where("id", "=", table).execute();
  for (const issuer of [TAKEN_ISSUER, BOT_ISSUER])
    await sql
      .deleteFrom("person")
      .where("issuer", "=", issuer)
      .where("subject", ">=", `${table}/`)
      .where("subject", "<", `${table}0`)
      .execute();
  await removeUnusedCase({ sql, ...rest }, found.case_hash);
}
