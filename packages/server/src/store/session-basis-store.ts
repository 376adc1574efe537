import type { Transaction } from "../database/database.ts";

/** What a session stands on: the table it belongs to, and the case of that table. */
export interface SessionBasis {
  readonly table: string;
  readonly caseHash: string;
  /** Its public part, as `parsedCase` takes it. */
  readonly caseKept: string;
  readonly wrappedKey: Uint8Array;
}

/** Null: there is no such session. Of a session the basis never changes. */
export async function readBasis({ sql }: Transaction, session: string): Promise<SessionBasis | null> {
  const row = await sql
    .selectFrom("session")
    .innerJoin("tables", "tables.id", "session.table_id")
    .innerJoin("case_revision", "case_revision.hash", "tables.case_hash")
    .select(["tables.id", "tables.case_hash", "tables.wrapped_key", "case_revision.text", "case_revision.value"])
    .where("session.id", "=", session)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { table: row.id, caseHash: row.case_hash, caseKept: row.value ?? row.text, wrappedKey: row.wrapped_key };
}

/** Pins, for a session that opens, how far each brief was. */
export async function pinBriefs({ sql }: Transaction, session: string, seqs: ReadonlyMap<string, number>): Promise<void> {
  if (seqs.size === 0) return;
  await sql
    .insertInto("session_brief")
    .values([...seqs].map(([party, seq]) => ({ session_id: session, party, seq })))
    .execute();
}

/** How far the briefs were when the session was opened, by party. */
export async function readPins({ sql }: Transaction, session: string): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.selectFrom("session_brief").select(["party", "seq"]).where("session_id", "=", session).execute();
  return new Map(rows.map(({ party, seq }) => [party, seq]));
}
