import type { Transaction } from "../database/database.ts";

export interface StoredTable {
  readonly id: string;
  readonly title: string;
  readonly caseHash: string;
  readonly createdAt: string;
}

const COLUMNS = ["tables.id", "tables.title", "tables.case_hash", "tables.created_at"] as const;

const tableOf = (row: {
  readonly id: string;
  readonly title: string;
  readonly case_hash: string;
  readonly created_at: string;
}): StoredTable => ({ id: row.id, title: row.title, caseHash: row.case_hash, createdAt: row.created_at });

/** Null: there is none, or none that the asker sees. */
export async function readTable({ sql }: Transaction, table: string): Promise<StoredTable | null> {
  const row = await sql.selectFrom("tables").select(COLUMNS).where("id", "=", table).executeTakeFirst();
  return row === undefined ? null : tableOf(row);
}

/** Those that the asker sees, the newest first. */
export async function readTables({ sql }: Transaction): Promise<readonly StoredTable[]> {
  const rows = await sql.selectFrom("tables").select(COLUMNS).orderBy("created_at", "desc").orderBy("id").execute();
  return rows.map(tableOf);
}

interface NewTable {
  readonly id: string;
  readonly title: string;
  readonly caseHash: string;
  readonly wrappedKey: Uint8Array;
  readonly by: string;
}

/** In one statement. */
export async function addTables({ sql, at }: Transaction, tables: readonly NewTable[]): Promise<void> {
  const row = ({ id, title, caseHash, wrappedKey, by }: NewTable) => {
    return { id, title, case_hash: caseHash, wrapped_key: wrappedKey, created_by: by, created_at: at };
  };
  await sql.insertInto("tables").values(tables.map(row)).execute();
}

/** Until the transaction ends nobody erases what somebody wrote at the table. Any number may share it. */
export async function shareTable({ sql }: Transaction, table: string): Promise<void> {
  await sql.selectFrom("tables").select("id").where("id", "=", table).forKeyShare().execute();
}
