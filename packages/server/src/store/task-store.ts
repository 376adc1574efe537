import { sql as raw } from "kysely";
import type { Transaction } from "../database/database.ts";

export type TaskKind = "tournament" | "simulation";
/** What could not be done, again and again. */
export type TaskFailure = "games" | "standings";
export type TaskState = "queued" | "running" | "done" | "failed" | "cancelled";

export interface StoredTask {
  readonly id: string;
  readonly title: string;
  readonly state: TaskState;
  readonly games: number;
  readonly finished: number;
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** Null: it has not failed. */
  readonly failure: TaskFailure | null;
}

const COLUMNS = ["id", "title", "state", "games", "finished", "created_at as createdAt", "ended_at as endedAt", "failure"] as const;

export interface NewTask extends Pick<StoredTask, "id" | "title" | "games"> {
  readonly kind: TaskKind;
  /** Uuid. */
  readonly by: string;
  readonly key: string | null;
  readonly partSize: number;
  /** Sealed. */
  readonly asked: Uint8Array;
  /** Sealed. */
  readonly settings: Uint8Array;
}

export async function addTask({ sql, at }: Transaction, task: NewTask): Promise<void> {
  const { id, kind, by, key, title, games, partSize, asked, settings } = task;
  const row = { id, kind, by_person: by, key, title, games, part_size: partSize, asked, settings };
  await sql
    .insertInto("task")
    .values({ ...row, state: "queued", finished: 0, standings: null, created_at: at, ended_at: null })
    .execute();
  await sql
    .insertInto("task_part")
    .columns(["task_id", "part", "tries"])
    .expression(
      sql
        .selectFrom(raw<{ part: number }>`generate_series(0, ${partsOf(games, partSize) - 1}::int)`.as<"series">(raw`series(part)`))
        .select([raw<string>`${id}::uuid`.as("task_id"), "series.part", raw<number>`0`.as("tries")]),
    )
    .execute();
}

/** How many parts so many games make. */
export const partsOf = (games: number, partSize: number): number => Math.ceil(games / partSize);

interface OfKind {
  readonly kind: TaskKind;
  readonly id: string;
}

/** Null: there is none of this kind, or none that the asker sees. */
export async function readTask({ sql }: Transaction, { kind, id }: OfKind): Promise<(StoredTask & { readonly asked: Uint8Array }) | null> {
  const found = await sql
    .selectFrom("task")
    .select([...COLUMNS, "asked"])
    .where("id", "=", id)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return found ?? null;
}

/** Those that the asker sees, the latest first, behind the task `after`; null: from the latest. */
export async function readTasks(
  { sql }: Transaction,
  kind: TaskKind,
  { after, most }: { readonly after: string | null; readonly most: number },
): Promise<readonly StoredTask[]> {
  return sql
    .selectFrom("task")
    .select(COLUMNS)
    .where("kind", "=", kind)
    .$if(after !== null, (query) =>
      query.where(raw<boolean>`(created_at, id) < (select other.created_at, other.id from task other where other.id = ${after})`),
    )
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(most)
    .execute();
}

export interface TaskUse {
  /** Tasks that wait or run. */
  readonly underWay: number;
  /** All tasks. */
  readonly kept: number;
  /** Of all tasks. */
  readonly games: number;
}

/** What the tasks of a person use, of both kinds together. */
export async function readTaskUse({ sql }: Transaction, by: string): Promise<TaskUse> {
  return sql
    .selectFrom("task")
    .select(({ fn }) => [
      raw<number>`count(*) filter (where ended_at is null)`.as("underWay"),
      fn.countAll<number>().as("kept"),
      raw<number>`coalesce(sum(games), 0)::bigint`.as("games"),
    ])
    .where("by_person", "=", by)
    .executeTakeFirstOrThrow();
}

/** Other transactions that begin a task of this person wait until this one is through. */
export const holdTasksOf = async ({ sql }: Transaction, by: string): Promise<void> =>
  void (await sql.selectFrom("person").select("id").where("id", "=", by).forNoKeyUpdate().execute());

/** The task that a person began with this key; null: none. */
export async function readTaskOfKey(
  { sql }: Transaction,
  by: string,
  key: string,
): Promise<{ readonly id: string; readonly asked: Uint8Array } | null> {
  const found = await sql.selectFrom("task").select(["id", "asked"]).where("by_person", "=", by).where("key", "=", key).executeTakeFirst();
  return found ?? null;
}

/** Ends what is under way, as cancelled where nothing has failed. False: it had ended already. */
export async function endTask({ sql, at }: Transaction, id: string, failure: TaskFailure | null): Promise<boolean> {
  const { numUpdatedRows } = await sql
    .updateTable("task")
    .set({ state: failure === null ? "cancelled" : "failed", failure, ended_at: at })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const dropTask = async ({ sql }: Transaction, id: string): Promise<void> =>
  void (await sql.deleteFrom("task").where("id", "=", id).execute());
