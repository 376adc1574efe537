import { sql as raw } from "kysely";
import type { Transaction } from "../database/database.ts";

/**
 * Tables where a person sits, or has written anything, whether it sits there still or not. Held, nobody joins or leaves them until the
 * transaction ends, nor edits their briefs. Always in the same order, so that two who hold them never wait for each other in a circle.
 */
export async function tablesOf({ sql }: Transaction, person: string, how: "held" | "asTheyAre"): Promise<readonly string[]> {
  const { rows } = await raw<{ readonly id: string }>`
    select id from tables where id in (
      select table_id from seat where person = ${person}::uuid
      union select id from tables where created_by = ${person}::uuid
      union select table_id from brief_event where by_person = ${person}::uuid
      union select session.table_id from session_event join session on session.id = session_event.session_id where by_person = ${person}::uuid
      union select table_id from commitment_record where begun_by = ${person}::uuid
      union select commitment_record.table_id from record_event
        join commitment_record on commitment_record.id = record_event.record_id where by_person = ${person}::uuid
      union select table_id from evidence_file where by_person = ${person}::uuid)
    order by id ${how === "held" ? raw`for update` : raw``}`.execute(sql);
  return rows.map(({ id }) => id);
}
