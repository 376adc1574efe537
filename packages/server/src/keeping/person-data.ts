import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { placeOf } from "../store/session-log.ts";

/**
 * What is held about a person: who it is, where it sits, what it has, and each thing that it said and did. Read as the engine, by its own id
 * alone. What stands in briefs and files is told where they are given out; here is that they are there.
 */
export async function personData({ sql }: Transaction, sealers: TableSealers, person: string): Promise<Readonly<Record<string, unknown>>> {
  const events = await sql
    .selectFrom("session_event")
    .innerJoin("session", "session.id", "session_event.session_id")
    .innerJoin("tables", "tables.id", "session.table_id")
    .select(["session_id", "audience", "seq", "sealed", "tables.id as table", "tables.wrapped_key"])
    .where("by_person", "=", person)
    .orderBy("session_id")
    .orderBy("position")
    .execute();
  const sealerOf = new Map(events.map(({ table, wrapped_key }) => [table, sealers.of(table, wrapped_key)]));
  return {
    person: await sql.selectFrom("person").selectAll().where("id", "=", person).executeTakeFirst(),
    signIns: await sql.selectFrom("sign_in").select(["created_at", "last_seen_at", "expires_at"]).where("person", "=", person).execute(),
    seats: await sql.selectFrom("seat").select(["id", "table_id", "role", "party", "created_at"]).where("person", "=", person).execute(),
    cases: await sql
      .selectFrom("case_holder")
      .select(["case_hash", "case_id", "version", "given_by", "at"])
      .where("person", "=", person)
      .execute(),
    tasks: await sql.selectFrom("task").select(["id", "kind", "title", "state", "created_at"]).where("by_person", "=", person).execute(),
    files: await sql.selectFrom("evidence_file").select(["id", "table_id", "size", "created_at"]).where("by_person", "=", person).execute(),
    briefChanges: await sql.selectFrom("brief_event").select(["table_id", "party", "seq", "at"]).where("by_person", "=", person).execute(),
    said: events.map(({ session_id, audience, seq, sealed, table }) => ({
      session: session_id,
      // Sealed by appendLogs, and opened with its place.
      event: sealed === null ? null : JSON.parse(sealerOf.get(table)?.open(placeOf(session_id, audience, seq), sealed) ?? "null")?.event,
    })),
    audit: await sql
      .selectFrom("audit")
      .select(["at", "deed", "table_id", "facts"])
      .where("by_person", "=", person)
      .orderBy("id")
      .execute(),
  };
}
