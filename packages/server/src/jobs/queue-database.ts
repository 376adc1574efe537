import { CompiledQuery } from "kysely";
import type { Db } from "pg-boss";
import type { Database, Transaction } from "../database/database.ts";

/** The queue asks through our database, as the engine: each time in a transaction of its own. */
export const queueDatabase = (database: Database): Db => ({
  executeSql: (text, values) => database.transact({ kind: "engine" }, (transaction) => ask(transaction, text, values)),
});

/** The queue asks within a transaction of ours. */
export const queueWithin = (transaction: Transaction): Db => ({ executeSql: (text, values) => ask(transaction, text, values) });

/** How pg-boss puts a statement into a transaction of its own, perhaps behind a lock. */
const WRAPPED = /^\s*BEGIN;\s*(?:SET LOCAL \w+ = \d+;\s*)*(SELECT pg_advisory_xact_lock\([^;]*\);\s*)?(.*?);?\s*COMMIT;\s*$/s;

async function ask({ sql }: Transaction, text: string, values: readonly unknown[] = []): Promise<{ rows: Record<string, unknown>[] }> {
  const [, lock, statement = text] = WRAPPED.exec(text) ?? [];
  if (lock !== undefined) await sql.executeQuery(CompiledQuery.raw(lock));
  const { rows } = await sql.executeQuery<Record<string, unknown>>(CompiledQuery.raw(statement, [...values]));
  return { rows };
}
