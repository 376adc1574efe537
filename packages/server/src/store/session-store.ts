import type { Transaction } from "../database/database.ts";

export interface StoredSession {
  readonly id: string;
  readonly name: string;
  readonly track: string | null;
  readonly createdAt: string;
}

const COLUMNS = ["id", "name", "track", "created_at"] as const;

const sessionOf = (row: {
  readonly id: string;
  readonly name: string;
  readonly track: string | null;
  readonly created_at: string;
}): StoredSession => ({ id: row.id, name: row.name, track: row.track, createdAt: row.created_at });

/** Null: there is none, or none that the asker sees. */
export async function readSession({ sql }: Transaction, session: string): Promise<StoredSession | null> {
  const row = await sql.selectFrom("session").select(COLUMNS).where("id", "=", session).executeTakeFirst();
  return row === undefined ? null : sessionOf(row);
}

/** In the order in which they were made. */
export async function readSessions({ sql }: Transaction, table: string): Promise<readonly StoredSession[]> {
  const rows = await sql.selectFrom("session").select(COLUMNS).where("table_id", "=", table).orderBy("created_at").orderBy("id").execute();
  return rows.map(sessionOf);
}

/** Of many tables, each session with its table. */
export async function readSessionsAt(
  { sql }: Transaction,
  tables: readonly string[],
): Promise<readonly { readonly table: string; readonly session: string }[]> {
  if (tables.length === 0) return [];
  const rows = await sql.selectFrom("session").select(["id", "table_id"]).where("table_id", "in", tables).execute();
  return rows.map(({ id, table_id }) => ({ table: table_id, session: id }));
}

interface NewSession {
  readonly table: string;
  readonly name: string;
  readonly track: string | null;
}

export async function addSession({ sql, at }: Transaction, { table, name, track }: NewSession): Promise<StoredSession> {
  const id = crypto.randomUUID();
  await sql.insertInto("session").values({ id, table_id: table, name, track, created_at: at }).execute();
  return { id, name, track, createdAt: at };
}

/** The same one at each of many tables, in one statement. Gives their ids, in the order of the tables. */
export async function addSessions(
  { sql, at }: Transaction,
  tables: readonly string[],
  { name, track }: Omit<NewSession, "table">,
): Promise<readonly string[]> {
  const rows = tables.map((table) => ({ id: crypto.randomUUID(), table_id: table, name, track, created_at: at }));
  await sql.insertInto("session").values(rows).execute();
  return rows.map(({ id }) => id);
}

/** When time alone next brings something about in it; null: never, as it stands. */
export async function setDue({ sql }: Transaction, session: string, due: string | null): Promise<void> {
  await sql.updateTable("session").set({ due_at: due }).where("id", "=", session).execute();
}

/** Sessions in which something is due, the longest due first; at most so many. */
export async function readDue({ sql, at }: Transaction, most: number): Promise<readonly string[]> {
  const rows = await sql.selectFrom("session").select("id").where("due_at", "<=", at).orderBy("due_at").limit(most).execute();
  return rows.map(({ id }) => id);
}
