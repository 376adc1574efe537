import type { SessionSetup } from "@detente/engine";
import type { Transaction } from "../database/database.ts";

/** How many people a party has at each table. */
export interface PartyPlaces {
  readonly party: string;
  readonly people: number;
}

export interface StoredExercise {
  /** Uuid. */
  readonly id: string;
  readonly title: string;
  readonly caseHash: string;
  /** What each session is opened with. */
  readonly setup: SessionSetup;
  readonly seats: readonly PartyPlaces[];
  /** Null: nothing plays where somebody is missing. */
  readonly sealedBots: Uint8Array | null;
  readonly hasCode: boolean;
  readonly joining: "open" | "closed";
  readonly others: "welcome" | "refused";
  readonly isDebriefOpen: boolean;
  readonly by: string;
  readonly createdAt: string;
}

const COLUMNS = [
  "exercise.id",
  "exercise.title",
  "exercise.case_hash",
  "exercise.setup",
  "exercise.seats",
  "exercise.sealed_bots",
  "exercise.code_tag",
  "exercise.joining",
  "exercise.others",
  "exercise.is_debrief_open",
  "exercise.created_by",
  "exercise.created_at",
] as const;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly case_hash: string;
  readonly setup: unknown;
  readonly seats: unknown;
  readonly sealed_bots: Uint8Array | null;
  readonly code_tag: Uint8Array | null;
  readonly joining: "open" | "closed";
  readonly others: "welcome" | "refused";
  readonly is_debrief_open: boolean;
  readonly created_by: string;
  readonly created_at: string;
}

const exerciseOf = (row: Row): StoredExercise => ({
  id: row.id,
  title: row.title,
  caseHash: row.case_hash,
  // These columns hold what addExercise has put there.
  setup: row.setup as SessionSetup,
  seats: row.seats as readonly PartyPlaces[],
  sealedBots: row.sealed_bots,
  hasCode: row.code_tag !== null,
  joining: row.joining,
  others: row.others,
  isDebriefOpen: row.is_debrief_open,
  by: row.created_by,
  createdAt: row.created_at,
});

interface NewExercise extends Pick<StoredExercise, "id" | "title" | "caseHash" | "setup" | "seats" | "sealedBots" | "others" | "by"> {
  readonly codeTag: Uint8Array | null;
}

export async function addExercise({ sql, at }: Transaction, exercise: NewExercise): Promise<void> {
  const { id, title, caseHash, setup, seats, sealedBots, others, by, codeTag } = exercise;
  const row = { id, title, case_hash: caseHash, sealed_bots: sealedBots, code_tag: codeTag, others, created_by: by, created_at: at };
  await sql
    .insertInto("exercise")
    .values({ ...row, setup: JSON.stringify(setup), seats: JSON.stringify(seats), joining: "open" })
    .execute();
}

/** Null: there is none. */
export async function readExercise({ sql }: Transaction, exercise: string): Promise<StoredExercise | null> {
  const row = await sql.selectFrom("exercise").select(COLUMNS).where("id", "=", exercise).executeTakeFirst();
  return row === undefined ? null : exerciseOf(row);
}

/** The same, held until the transaction ends: people who join and people who are seated come one after the other. */
export async function holdExercise({ sql }: Transaction, exercise: string): Promise<StoredExercise | null> {
  const row = await sql.selectFrom("exercise").select(COLUMNS).where("id", "=", exercise).forUpdate().executeTakeFirst();
  return row === undefined ? null : exerciseOf(row);
}

/** The one that a code opens, held likewise. */
export async function findExercise({ sql }: Transaction, codeTag: Uint8Array): Promise<StoredExercise | null> {
  const row = await sql.selectFrom("exercise").select(COLUMNS).where("code_tag", "=", codeTag).forUpdate().executeTakeFirst();
  return row === undefined ? null : exerciseOf(row);
}

/** Those that somebody leads or has joined, the newest first. */
export async function readExercisesOf({ sql }: Transaction, person: string): Promise<readonly StoredExercise[]> {
  const rows = await sql
    .selectFrom("exercise")
    .select(COLUMNS)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb("created_by", "=", person),
        exists(
          selectFrom("exercise_person")
            .select("exercise_person.id")
            .whereRef("exercise_person.exercise", "=", "exercise.id")
            .where("exercise_person.person", "=", person),
        ),
      ]),
    )
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(200)
    .execute();
  return rows.map(exerciseOf);
}

export async function setJoining({ sql }: Transaction, exercise: string, joining: "open" | "closed"): Promise<void> {
  await sql.updateTable("exercise").set({ joining }).where("id", "=", exercise).execute();
}

/** Null: no code any more. */
export async function setCode({ sql }: Transaction, exercise: string, codeTag: Uint8Array | null): Promise<void> {
  await sql.updateTable("exercise").set({ code_tag: codeTag }).where("id", "=", exercise).execute();
}

export async function setDebriefOpen({ sql }: Transaction, exercise: string, is: { readonly open: boolean }): Promise<void> {
  await sql.updateTable("exercise").set({ is_debrief_open: is.open }).where("id", "=", exercise).execute();
}

/** With everything of it but its tables. */
export async function removeExercise({ sql }: Transaction, exercise: string): Promise<void> {
  await sql.deleteFrom("exercise").where("id", "=", exercise).execute();
}

export interface ExerciseTable {
  readonly number: number;
  readonly table: string;
  readonly session: string;
}

export async function addExerciseTables({ sql }: Transaction, exercise: string, tables: readonly ExerciseTable[]): Promise<void> {
  const rows = tables.map(({ number, table, session }) => ({ exercise, number, table_id: table, session_id: session }));
  await sql.insertInto("exercise_table").values(rows).execute();
}

/** Until the transaction ends nobody else opens one for the same person. */
export const holdExercisesOf = async ({ sql }: Transaction, by: string): Promise<void> =>
  void (await sql.selectFrom("person").select("id").where("id", "=", by).forNoKeyUpdate().execute());

/** What one person's exercises use. */
export interface ExerciseUse {
  readonly exercises: number;
  /** Of all of them. */
  readonly tables: number;
}

/** Of those that somebody leads and has not dropped. */
export async function readExerciseUse({ sql }: Transaction, by: string): Promise<ExerciseUse> {
  const own = sql.selectFrom("exercise").leftJoin("exercise_table", "exercise_table.exercise", "exercise.id").where("created_by", "=", by);
  const row = await own
    .select(({ fn }) => [fn.count("exercise.id").distinct().as("exercises"), fn.count("exercise_table.table_id").as("tables")])
    .executeTakeFirstOrThrow();
  return { exercises: Number(row.exercises), tables: Number(row.tables) };
}

/** By number. */
export async function readExerciseTables({ sql }: Transaction, exercise: string): Promise<readonly ExerciseTable[]> {
  const rows = await sql
    .selectFrom("exercise_table")
    .select(["number", "table_id", "session_id"])
    .where("exercise", "=", exercise)
    .orderBy("number")
    .execute();
  return rows.map((row) => ({ number: row.number, table: row.table_id, session: row.session_id }));
}
