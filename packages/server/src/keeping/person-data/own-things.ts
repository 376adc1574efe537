import { sql as raw } from "kysely";
import type { Transaction } from "../../database/database.ts";
import type { TableSealers } from "../../secrets/table-sealers.ts";
import { placeOf } from "../../jobs/task-places.ts";

/** Of an entry in the audit log about a session. */
const SESSION = raw<string>`(facts->>'session')::uuid`.as("session");

/** A line of what is held about a person: what it is of, and what there is. */
export type DataLine = { readonly kind: string } & Readonly<Record<string, unknown>>;

/**
 * Who a person is, how it comes in, where it sits, and what it has. Of what opens something, as codes and links do, that it is there and never
 * what it is. As the engine, by its own id alone.
 */
export async function ownThings({ sql }: Transaction, sealers: TableSealers, person: string): Promise<readonly DataLine[]> {
  const own = (kind: string, rows: readonly object[]): readonly DataLine[] => rows.map((row) => ({ kind, ...row }));
  const tasks = await sql
    .selectFrom("task")
    .select(["id", "kind as task", "title", "state", "games", "asked", "created_at", "ended_at"])
    .where("by_person", "=", person)
    .orderBy("created_at")
    .execute();
  const cases = await sql
    .selectFrom("case_holder")
    .innerJoin("case_revision", "case_revision.hash", "case_holder.case_hash")
    .select(["case_holder.case_hash", "case_holder.case_id", "version", "given_by", "at", "text"])
    .where("person", "=", person)
    .orderBy("at")
    .execute();
  const briefs = await sql.selectFrom("case_brief").select(["case_hash", "party", "sealed"]).where("created_by", "=", person).execute();
  return [
    ...own("person", await sql.selectFrom("person").selectAll().where("id", "=", person).execute()),
    ...own(
      "signIn",
      await sql.selectFrom("sign_in").select(["created_at", "last_seen_at", "expires_at"]).where("person", "=", person).execute(),
    ),
    ...own("rejoinCode", await sql.selectFrom("rejoin_code").select("created_at").where("person", "=", person).execute()),
    ...own(
      "token",
      await sql
        .selectFrom("token")
        .select(["id", "name", "rights", "created_at", "last_used_at", "expires_at"])
        .where("person", "=", person)
        .execute(),
    ),
    ...own(
      "seat",
      await sql.selectFrom("seat").select(["id", "table_id", "role", "party", "created_at"]).where("person", "=", person).execute(),
    ),
    ...own(
      "tableOpened",
      await sql.selectFrom("tables").select(["id", "title", "case_hash", "created_at"]).where("created_by", "=", person).execute(),
    ),
    ...own(
      "sessionAdded",
      await sql
        .selectFrom("session")
        .select(["id", "table_id", "name", "track", "created_at"])
        .where("id", "in", (from) =>
          from.selectFrom("audit").select(SESSION).where("deed", "=", "sessionAdded").where("by_person", "=", person),
        )
        .execute(),
    ),
    ...own(
      "seatLink",
      await sql
        .selectFrom("seat_link")
        .select(["id", "table_id", "role", "party", "label", "uses", "uses_left", "expires_at", "created_at"])
        .where("created_by", "=", person)
        .execute(),
    ),
    ...own("case", cases),
    ...briefs.map(({ case_hash, party, sealed }) => ({
      kind: "caseBrief",
      case_hash,
      party,
      brief: JSON.parse(sealers.server.open(`case_brief/${case_hash}/${party}`, sealed)),
    })),
    ...own(
      "exerciseLed",
      await sql
        .selectFrom("exercise")
        .select(["id", "title", "case_hash", "setup", "seats", "joining", "others", "is_debrief_open", "created_at"])
        .where("created_by", "=", person)
        .execute(),
    ),
    ...own(
      "exerciseRoster",
      await sql
        .selectFrom("exercise_person")
        .innerJoin("exercise", "exercise.id", "exercise_person.exercise")
        .select(["exercise", "number", "name"])
        .where("exercise.created_by", "=", person)
        .where("exercise_person.person", "is", null)
        .execute(),
    ),
    ...own(
      "exerciseJoined",
      await sql.selectFrom("exercise_person").select(["exercise", "number", "joined_at"]).where("person", "=", person).execute(),
    ),
    ...tasks.map(({ id, asked, ...rest }) => ({
      ...rest,
      kind: "task",
      id,
      asked: JSON.parse(sealers.server.open(placeOf.asked(id), asked)),
    })),
  ];
}
