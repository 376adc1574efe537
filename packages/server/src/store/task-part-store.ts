import { sql as raw } from "kysely";
import type { Transaction } from "../database/database.ts";
import type { TaskState } from "./task-store.ts";

export interface TaskToPlay {
  readonly state: TaskState;
  readonly games: number;
  readonly partSize: number;
  /** Sealed. */
  readonly settings: Uint8Array;
}

/** Null: it was erased. */
export async function readTaskToPlay({ sql }: Transaction, id: string): Promise<TaskToPlay | null> {
  const found = await sql
    .selectFrom("task")
    .select(["state", "games", "part_size as partSize", "settings"])
    .where("id", "=", id)
    .executeTakeFirst();
  return found ?? null;
}

/** Notes that somebody begins to play a part. How often that was tried, this time included; null: it is played, or there is no such part. */
export async function takePart({ sql }: Transaction, task: string, part: number): Promise<number | null> {
  const taken = await sql
    .updateTable("task_part")
    .set(({ eb }) => ({ tries: eb("tries", "+", 1) }))
    .where("task_id", "=", task)
    .where("part", "=", part)
    .where("results", "is", null)
    .returning("tries")
    .executeTakeFirst();
  await sql.updateTable("task").set({ state: "running" }).where("id", "=", task).where("state", "=", "queued").execute();
  return taken?.tries ?? null;
}

/** A part was begun and given back by a process that was told to stop: that says nothing against it. */
export async function giveBackPart({ sql }: Transaction, task: string, part: number): Promise<void> {
  await sql
    .updateTable("task_part")
    .set(({ eb }) => ({ tries: eb("tries", "-", 1) }))
    .where("task_id", "=", task)
    .where("part", "=", part)
    .where("tries", ">", 0)
    .execute();
}

/** Notes that somebody begins to make standings. How often that was tried, this time included; null: the task has ended. */
export async function takeStandings({ sql }: Transaction, task: string): Promise<number | null> {
  const taken = await sql
    .updateTable("task")
    .set(({ eb }) => ({ end_tries: eb("end_tries", "+", 1) }))
    .where("id", "=", task)
    .where("ended_at", "is", null)
    .returning("end_tries")
    .executeTakeFirst();
  return taken?.end_tries ?? null;
}

interface PlayedPart {
  readonly task: string;
  readonly part: number;
  readonly games: number;
  /** Sealed. */
  readonly results: Uint8Array;
}

/** Keeps what came of a part, once. Games that are left then; null: it was kept before, or the task has ended. */
export async function keepPart({ sql }: Transaction, { task, part, games, results }: PlayedPart): Promise<number | null> {
  // Also locks the task, so that the last part in knows that it is.
  const open = await sql
    .selectFrom("task")
    .select("games")
    .where("id", "=", task)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (open === undefined) return null;
  const kept = await sql
    .updateTable("task_part")
    .set({ results })
    .where("task_id", "=", task)
    .where("part", "=", part)
    .where("results", "is", null)
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n) return null;
  const { finished } = await sql
    .updateTable("task")
    .set(({ eb }) => ({ finished: eb("finished", "+", games) }))
    .where("id", "=", task)
    .returning("finished")
    .executeTakeFirstOrThrow();
  return open.games - finished;
}

export interface StoredPart {
  readonly part: number;
  /** Sealed. */
  readonly results: Uint8Array;
}

/** Those that are played, in order, from one up to, not including, another. */
export async function readParts(
  { sql }: Transaction,
  task: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly StoredPart[]> {
  const rows = await sql
    .selectFrom("task_part")
    .select(["part", "results"])
    .where("task_id", "=", task)
    .where("part", ">=", from)
    .where("part", "<", to)
    .where("results", "is not", null)
    .orderBy("part")
    .execute();
  return rows.flatMap(({ part, results }) => (results === null ? [] : [{ part, results }]));
}

export interface MissingParts {
  readonly task: string;
  readonly parts: readonly number[];
}

/** Parts of tasks under way that nobody has played, the first of each, so many at most; of the oldest tasks. */
export async function readMissingParts(
  { sql }: Transaction,
  { tasks, parts }: { readonly tasks: number; readonly parts: number },
): Promise<readonly MissingParts[]> {
  const first = raw`select part from task_part where task_id = task.id and results is null order by part limit ${parts}`;
  return sql
    .selectFrom("task")
    .select([
      "id as task",
      raw<readonly number[]>`(select coalesce(jsonb_agg(part order by part), '[]') from (${first}) first)`.as("parts"),
    ])
    .where("ended_at", "is", null)
    .orderBy("created_at")
    .limit(tasks)
    .execute();
}

/** The last word on a task. False: it had ended. */
export async function keepStandings({ sql, at }: Transaction, task: string, standings: Uint8Array): Promise<boolean> {
  const { numUpdatedRows } = await sql
    .updateTable("task")
    .set({ standings, state: "done", ended_at: at })
    .where("id", "=", task)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface TaskResults {
  readonly state: TaskState;
  readonly games: number;
  readonly partSize: number;
  readonly settings: Uint8Array;
  readonly standings: Uint8Array | null;
}

/** Null: there is none of this kind, or none that the asker sees. */
export async function readTaskResults(
  { sql }: Transaction,
  { kind, id }: { readonly kind: "tournament" | "simulation"; readonly id: string },
): Promise<TaskResults | null> {
  const found = await sql
    .selectFrom("task")
    .select(["state", "games", "part_size as partSize", "settings", "standings"])
    .where("id", "=", id)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return found ?? null;
}
