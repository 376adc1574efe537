import type { Transaction } from "../database/database.ts";

/** What a table stands on: its case, and the key that its texts are sealed with. */
export interface TableBasis {
  readonly caseHash: string;
  /** Its public part, as `parsedCase` takes it. */
  readonly caseKept: string;
  readonly wrappedKey: Uint8Array;
}

/** Null: there is no such table. */
export async function readTableBasis({ sql }: Transaction, table: string): Promise<TableBasis | null> {
  const row = await sql
    .selectFrom("tables")
    .innerJoin("case_revision", "case_revision.hash", "tables.case_hash")
    .select(["tables.case_hash", "tables.wrapped_key", "case_revision.text", "case_revision.value"])
    .where("tables.id", "=", table)
    .executeTakeFirst();
  return row === undefined ? null : { caseHash: row.case_hash, caseKept: row.value ?? row.text, wrappedKey: row.wrapped_key };
}
