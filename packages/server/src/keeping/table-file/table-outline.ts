import type { Transaction } from "../../database/database.ts";
import type { TableSealers } from "../../secrets/table-sealers.ts";
import { readBots } from "../../store/bot-store.ts";
import { readConsents, readRecordActors } from "../../store/record-people-store.ts";
import { readPins } from "../../store/session-basis-store.ts";

/**
 * What a table is at one moment, but for what is long, of which it tells how far it goes. As the engine. Null: there is no such table.
 */
export async function readTableOutline(transaction: Transaction, sealers: TableSealers, table: string) {
  const { sql } = transaction;
  const head = await sql
    .selectFrom("tables")
    .innerJoin("case_revision", "case_revision.hash", "tables.case_hash")
    .select(["tables.title", "case_hash", "wrapped_key", "tables.created_at", "text", "case_id"])
    .where("tables.id", "=", table)
    .executeTakeFirst();
  if (head === undefined) return null;
  return {
    ...head,
    sealer: sealers.of(table, head.wrapped_key),
    seats: await sql
      .selectFrom("seat")
      .select(["id", "person", "role", "party", "created_at"])
      .where("table_id", "=", table)
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
    briefs: await sql
      .selectFrom("brief_event")
      .select(({ fn }) => ["party", fn.max("seq").as("seq")])
      .where("table_id", "=", table)
      .groupBy("party")
      .orderBy("party")
      .execute(),
    sessions: await readSessionsOutline(transaction, table),
    records: await readRecordsOutline(transaction, table),
    files: await sql
      .selectFrom("evidence_file")
      .select("id")
      .where("table_id", "=", table)
      .where("sealed", "is not", null)
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
    bots: await readBots(transaction, table),
    takenAudit: await greatest(
      sql
        .selectFrom("taken_audit")
        .where("table_id", "=", table)
        .select(({ fn }) => fn.max("seq").as("last")),
    ),
    audit: await greatest(
      sql
        .selectFrom("audit")
        .where("table_id", "=", table)
        .select(({ fn }) => fn.max("id").as("last")),
    ),
  };
}

/** Of no rows the greatest is null; here it is 0. */
const greatest = async (query: { readonly executeTakeFirst: () => Promise<{ readonly last: number | null } | undefined> }) =>
  (await query.executeTakeFirst())?.last ?? 0;

export type TableOutline = NonNullable<Awaited<ReturnType<typeof readTableOutline>>>;

async function readSessionsOutline(transaction: Transaction, table: string) {
  const rows = await transaction.sql
    .selectFrom("session")
    .leftJoin("session_event", "session_event.session_id", "session.id")
    .select(({ fn }) => ["id", "name", "track", "created_at", fn.max("session_event.position").as("position")])
    .where("table_id", "=", table)
    .groupBy("session.id")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const sessions = [];
  for (const row of rows) sessions.push({ ...row, pins: await readPins(transaction, row.id) });
  return sessions;
}

async function readRecordsOutline(transaction: Transaction, table: string) {
  const rows = await transaction.sql
    .selectFrom("commitment_record")
    .leftJoin("record_event", "record_event.record_id", "commitment_record.id")
    .select(({ fn }) => [
      "commitment_record.id",
      "commitment_record.table_id",
      "commitment_record.head",
      "commitment_record.sealed",
      "commitment_record.created_at",
      "begun_by",
      "withdrawn_at",
      "withdrawn_by",
      fn.max("record_event.seq").as("seq"),
    ])
    .where("table_id", "=", table)
    .groupBy("commitment_record.id")
    .orderBy("commitment_record.created_at")
    .orderBy("commitment_record.id")
    .execute();
  const records = [];
  for (const row of rows)
    records.push({ ...row, consents: await readConsents(transaction, row.id), speakers: await readRecordActors(transaction, row.id) });
  return records;
}
