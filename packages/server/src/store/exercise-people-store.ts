import { sql as raw } from "kysely";
import type { SeatRole } from "../contract/parts.ts";
import type { Transaction } from "../database/database.ts";
import { roleOf } from "../tables/seat.ts";

/** Who has joined an exercise, or stands on its roster and has not come. */
export interface ExercisePerson {
  readonly id: string;
  readonly number: number;
  /** Uuid; null: not come yet. */
  readonly person: string | null;
  readonly name: string;
  readonly joinedAt: string | null;
}

/** In the order in which they joined; who has not come is last, in the order of the roster. */
export async function readExercisePeople({ sql }: Transaction, exercise: string): Promise<readonly ExercisePerson[]> {
  const rows = await sql
    .selectFrom("exercise_person")
    .leftJoin("person", "person.id", "exercise_person.person")
    .select(["exercise_person.id", "number", "exercise_person.person", "exercise_person.name", "person.name as own_name", "joined_at"])
    .where("exercise", "=", exercise)
    .orderBy(({ ref }) => raw`${ref("joined_at")} nulls last`)
    .orderBy("number")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    person: row.person,
    name: row.own_name ?? row.name,
    joinedAt: row.joined_at,
  }));
}

/** Names that are expected. */
export async function addRoster({ sql }: Transaction, exercise: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const row = (name: string, k: number) => ({ id: crypto.randomUUID(), exercise, number: k + 1, person: null, name, joined_at: null });
  await sql.insertInto("exercise_person").values(names.map(row)).execute();
}

interface Joining {
  readonly exercise: string;
  readonly person: string;
}

/** As one who was expected, or as one more; in the order in which they come. The exercise must be held. Who has come goes by the person's name. */
export async function addExercisePerson({ sql, at }: Transaction, { exercise, person }: Joining, expected: string | null): Promise<void> {
  const { last } = await sql
    .selectFrom("exercise_person")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("exercise", "=", exercise)
    .executeTakeFirstOrThrow();
  const come = { person, number: (last ?? 0) + 1, name: "", joined_at: at };
  if (expected === null)
    await sql
      .insertInto("exercise_person")
      .values({ ...come, id: crypto.randomUUID(), exercise })
      .execute();
  else await sql.updateTable("exercise_person").set(come).where("id", "=", expected).execute();
}

/** Their place is free again, under the name that they had, or goes with them. Whether they were there. The exercise must be held. */
export async function removeExercisePerson(
  { sql }: Transaction,
  { exercise, person }: Joining,
  place: "goes" | { readonly name: string },
): Promise<boolean> {
  const there = sql.selectFrom("exercise_person").select("id").where("exercise", "=", exercise).where("person", "=", person);
  const row = await there.executeTakeFirst();
  if (row === undefined) return false;
  if (place === "goes") await sql.deleteFrom("exercise_person").where("id", "=", row.id).execute();
  else {
    const free = { person: null, name: place.name, joined_at: null };
    await sql.updateTable("exercise_person").set(free).where("id", "=", row.id).execute();
  }
  return true;
}

export interface ExerciseSeat {
  /** Number of the table in the exercise. */
  readonly number: number;
  readonly table: string;
  readonly seat: string;
  readonly person: string;
  readonly name: string;
  readonly is: SeatRole;
  /** "own": a bot in a seat of its own; "standsIn": in somebody's; null: a person. */
  readonly bot: "own" | "standsIn" | null;
  /** Whose seat a bot sits in; null: nobody's. */
  readonly standsInFor: string | null;
  /** Of a person's last request, to some minutes; null: not for long. */
  readonly seenAt: string | null;
}

/** All seats of all tables of an exercise, in one question. */
export async function readExerciseSeats({ sql }: Transaction, exercise: string): Promise<readonly ExerciseSeat[]> {
  const rows = await sql
    .selectFrom("exercise_table")
    .innerJoin("seat", "seat.table_id", "exercise_table.table_id")
    .innerJoin("person", "person.id", "seat.person")
    .leftJoin("bot", "bot.seat", "seat.id")
    .select([
      "exercise_table.number",
      "exercise_table.table_id",
      "seat.id",
      "seat.person",
      "seat.role",
      "seat.party",
      "person.name",
      "bot.person as bot",
      "bot.stands_in_for",
    ])
    .select(({ selectFrom }) =>
      selectFrom("sign_in")
        .select(({ fn }) => fn.max("last_seen_at").as("last"))
        .whereRef("sign_in.person", "=", "seat.person")
        .as("seen_at"),
    )
    .where("exercise_table.exercise", "=", exercise)
    .orderBy("exercise_table.number")
    .orderBy("seat.created_at")
    .orderBy("seat.id")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    table: row.table_id,
    seat: row.id,
    person: row.person,
    name: row.name,
    is: roleOf(row.role, row.party),
    bot: row.bot === null ? null : row.stands_in_for === null ? "own" : "standsIn",
    standsInFor: row.stands_in_for,
    seenAt: row.seen_at,
  }));
}
