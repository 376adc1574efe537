import type { Transaction } from "../database/database.ts";

/** What came of a deed at one table; null: nothing yet. */
export type DeedResult = "done" | "refused" | "passedOver" | null;

export interface DeedAtTable {
  /** Of the table in the exercise. */
  readonly table: number;
  readonly result: DeedResult;
  readonly code: string | null;
  readonly detail: string | null;
}

export interface StoredDeed {
  /** Uuid. */
  readonly id: string;
  /** 1, 2, 3 within the exercise: in this order they are done. */
  readonly number: number;
  readonly kind: string;
  readonly askedAt: string;
  readonly endedAt: string | null;
  /** By number. */
  readonly tables: readonly DeedAtTable[];
}

interface NewDeed {
  readonly id: string;
  readonly exercise: string;
  readonly kind: string;
  readonly sealed: Uint8Array;
  /** Numbers. */
  readonly tables: readonly number[];
}

/** Those that ended before so many others are forgotten. */
const KEPT = 50;

/** The exercise must be held. */
export async function addDeed({ sql, at }: Transaction, { id, exercise, kind, sealed, tables }: NewDeed): Promise<void> {
  const { last } = await sql
    .selectFrom("exercise_deed")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("exercise", "=", exercise)
    .executeTakeFirstOrThrow();
  const number = (last ?? 0) + 1;
  await sql.insertInto("exercise_deed").values({ id, exercise, number, kind, sealed_deed: sealed, asked_at: at }).execute();
  const row = (table: number) => ({ deed: id, number: table, result: null, code: null, detail: null });
  if (tables.length > 0) await sql.insertInto("exercise_deed_table").values(tables.map(row)).execute();
  await sql
    .deleteFrom("exercise_deed")
    .where("exercise", "=", exercise)
    .where("ended_at", "is not", null)
    .where("number", "<=", number - KEPT)
    .execute();
}

/** One of an exercise by its id, or its newest where that is null; null: there is none. */
export async function readDeed(transaction: Transaction, exercise: string, deed: string | null): Promise<StoredDeed | null> {
  const { sql } = transaction;
  const all = sql.selectFrom("exercise_deed").select(["id", "number", "kind", "asked_at", "ended_at"]).where("exercise", "=", exercise);
  const one = deed === null ? all.orderBy("number", "desc").limit(1) : all.where("id", "=", deed);
  const row = await one.executeTakeFirst();
  if (row === undefined) return null;
  const { id, number, kind, asked_at: askedAt, ended_at: endedAt } = row;
  return { id, number, kind, askedAt, endedAt, tables: await readDeedTables(transaction, id) };
}

async function readDeedTables({ sql }: Transaction, deed: string): Promise<readonly DeedAtTable[]> {
  const rows = await sql
    .selectFrom("exercise_deed_table")
    .select(["number", "result", "code", "detail"])
    .where("deed", "=", deed)
    .orderBy("number")
    .execute();
  return rows.map(({ number, result, code, detail }) => ({ table: number, result, code, detail }));
}

export async function countOpenDeeds({ sql }: Transaction, exercise: string): Promise<number> {
  const { count } = await sql
    .selectFrom("exercise_deed")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("exercise", "=", exercise)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

export interface DeedToDo {
  readonly id: string;
  readonly sealed: Uint8Array;
  readonly askedAt: string;
  /** How often somebody has begun with it, this time included. */
  readonly tries: number;
  /** Numbers of the tables where nothing has come of it yet. */
  readonly left: readonly number[];
}

/** The oldest deed of an exercise that has not ended, counted as begun once more; null: all have. */
export async function beginOldestDeed(transaction: Transaction, exercise: string): Promise<DeedToDo | null> {
  const { sql } = transaction;
  const row = await sql
    .updateTable("exercise_deed")
    .set(({ eb }) => ({ tries: eb("tries", "+", 1) }))
    .where("id", "=", ({ selectFrom }) =>
      selectFrom("exercise_deed as open")
        .select("open.id")
        .where("open.exercise", "=", exercise)
        .where("open.ended_at", "is", null)
        .orderBy("open.number")
        .limit(1),
    )
    .returning(["id", "sealed_deed", "asked_at", "tries"])
    .executeTakeFirst();
  if (row === undefined || row.sealed_deed === null) return null;
  const tables = await readDeedTables(transaction, row.id);
  const left = tables.filter(({ result }) => result === null).map(({ table }) => table);
  return { id: row.id, sealed: row.sealed_deed, askedAt: row.asked_at, tries: row.tries, left };
}

/** Whether nothing has come of a deed at a table yet; held until the transaction ends. */
export async function holdDeedAt({ sql }: Transaction, deed: string, table: number): Promise<boolean> {
  const row = await sql
    .selectFrom("exercise_deed_table")
    .select("result")
    .where("deed", "=", deed)
    .where("number", "=", table)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined && row.result === null;
}

/** Once; what comes of it again is left out. */
export async function keepDeedAt({ sql }: Transaction, deed: string, { table, result, code, detail }: DeedAtTable): Promise<void> {
  await sql
    .updateTable("exercise_deed_table")
    .set({ result, code, detail })
    .where("deed", "=", deed)
    .where("number", "=", table)
    .where("result", "is", null)
    .execute();
}

/** Where something has come of it at every table. What it said is gone then. */
export async function endDeed({ sql, at }: Transaction, deed: string): Promise<void> {
  await sql
    .updateTable("exercise_deed")
    .set({ sealed_deed: null, ended_at: at })
    .where("id", "=", deed)
    .where("ended_at", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("exercise_deed_table")
            .select("number")
            .whereRef("exercise_deed_table.deed", "=", "exercise_deed.id")
            .where("result", "is", null),
        ),
      ),
    )
    .execute();
}

/** The oldest first. */
export async function readOpenDeeds(
  { sql }: Transaction,
  most: number,
): Promise<readonly { readonly id: string; readonly exercise: string }[]> {
  return sql.selectFrom("exercise_deed").select(["id", "exercise"]).where("ended_at", "is", null).orderBy("asked_at").limit(most).execute();
}
