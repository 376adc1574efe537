import { canonicalJson, type CommitmentEvent } from "@detente/engine";
import { sql as raw } from "kysely";
import type { Transaction } from "../database/database.ts";
import { withoutRecordWords } from "../records/without-record-words.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { placeOfRecordEvent } from "../store/record-log.ts";
import { readConsents } from "../store/record-people-store.ts";
import { openingOf, readStoredRecord } from "../store/record-store.ts";

interface Erasing {
  readonly table: string;
  readonly sealer: Sealer;
  /** Uuid. */
  readonly person: string;
}

/**
 * What a person wrote in the records of a table. Terms to which all parties have said yes are what they agreed, whoever wrote them down, and
 * stay; those that wait for a yes go with their record, on which there can be nothing yet. Whether there was anything. As the engine.
 */
export async function eraseRecordWords(transaction: Transaction, { table, sealer, person }: Erasing): Promise<boolean> {
  const { sql } = transaction;
  let isErased = false;
  const begun = sql.selectFrom("commitment_record").select("id").where("table_id", "=", table).where("begun_by", "=", person);
  for (const { id } of await begun.orderBy("id").forUpdate().execute()) {
    const stored = await readStoredRecord(transaction, id);
    const said = new Set<string>((await readConsents(transaction, id)).map(({ party }) => party));
    if (stored === null || openingOf(sealer, stored).terms.parties.every((party) => said.has(party.id))) continue;
    await sql.deleteFrom("commitment_record").where("id", "=", id).execute();
    isErased = true;
  }
  const rows = await sql
    .selectFrom("record_event")
    .innerJoin("commitment_record", "commitment_record.id", "record_event.record_id")
    .select(["record_id", "seq", "record_event.sealed"])
    .where("table_id", "=", table)
    .where("by_person", "=", person)
    .execute();
  for (const { record_id, seq, sealed } of rows) {
    const place = placeOfRecordEvent(record_id, seq);
    // Sealed by appendRecordLog or here, and opened with its place.
    const { event } = JSON.parse(sealer.open(place, sealed)) as { readonly event: CommitmentEvent };
    const left = withoutRecordWords(event);
    if (canonicalJson(left) === canonicalJson(event)) continue;
    const anew = sealer.seal(place, JSON.stringify({ event: left, salt: null }));
    await sql.updateTable("record_event").set({ sealed: anew }).where("record_id", "=", record_id).where("seq", "=", seq).execute();
    // As with sessions: the digest in it would tell whether a guess is right.
    await raw`delete from record_action_key where record_id = ${record_id}::uuid
      and (answer->>'first')::int <= ${seq} and (answer->>'last')::int >= ${seq}`.execute(sql);
    isErased = true;
  }
  return isErased;
}
