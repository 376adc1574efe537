import { sql as raw } from "kysely";
import type { Transaction } from "../database/database.ts";

/**
 * What a person has outside of tables, and at tables what is its own: files, evidence or not, whose hashes stay on record; links, keys of
 * requests, its shelf with the cases that nobody else has or plays, tasks, codes. As the engine.
 */
export async function dropOwnThings({ sql }: Transaction, person: string): Promise<void> {
  await sql.deleteFrom("action_key").where("person", "=", person).execute();
  await sql.deleteFrom("kept_answer").where("person", "=", person).execute();
  await raw`delete from evidence_reference where file_id in (select id from evidence_file where by_person = ${person}::uuid)`.execute(sql);
  await sql.deleteFrom("evidence_file").where("by_person", "=", person).execute();
  await sql.deleteFrom("seat_link").where("created_by", "=", person).execute();
  await sql.updateTable("bot").set({ stands_in_for: null }).where("stands_in_for", "=", person).execute();
  await sql.deleteFrom("rejoin_code").where("person", "=", person).execute();
  await sql.deleteFrom("task").where("by_person", "=", person).execute();
  await raw`delete from exercise where created_by = ${person}::uuid
    and not exists (select from exercise_table where exercise = exercise.id)`.execute(sql);
  await sql.deleteFrom("case_brief").where("created_by", "=", person).execute();
  await sql.deleteFrom("case_holder").where("person", "=", person).execute();
  await raw`delete from case_revision as revision where not is_example and created_by = ${person}::uuid
    and not exists (select from case_holder where case_hash = revision.hash)
    and not exists (select from tables where case_hash = revision.hash)
    and not exists (select from exercise where case_hash = revision.hash)`.execute(sql);
  await sql.deleteFrom("exercise_person").where("person", "=", person).execute();
}
