import { sql as raw } from "kysely";
import type { Transaction } from "../database/database.ts";

/**
 * What a person called things that others go on with: a table and an exercise are called after their case, a session is called "Session". Names
 * that somebody else has on an exercise's roster go as well, unless they have come. As the engine.
 */
export async function eraseTitles({ sql }: Transaction, person: string): Promise<void> {
  await raw`update tables set title = revision.title from case_revision as revision
    where revision.hash = tables.case_hash and tables.created_by = ${person}::uuid`.execute(sql);
  await raw`update session set name = 'Session' where id in (
    select (facts->>'session')::uuid from audit where deed = 'sessionAdded' and by_person = ${person}::uuid)`.execute(sql);
  await raw`update exercise set title = revision.title, joining = 'closed', code_tag = null from case_revision as revision
    where revision.hash = exercise.case_hash and exercise.created_by = ${person}::uuid`.execute(sql);
  await raw`delete from exercise_person where person is null
    and exercise in (select id from exercise where created_by = ${person}::uuid)`.execute(sql);
}
