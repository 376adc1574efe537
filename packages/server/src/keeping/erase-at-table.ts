import type { Case } from "@detente/engine";
import { sql as raw } from "kysely";
import { parsedCase } from "../cases/parsed-case.ts";
import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { audit } from "../store/audit-store.ts";
import { eraseTexts } from "../store/erase-texts.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { eraseBriefWords } from "./erase-brief-words.ts";
import { eraseRecordWords } from "./erase-record-words.ts";
import { wordsOfOthers } from "./words-of-others.ts";

interface Leaving {
  readonly table: string;
  /** Uuid. */
  readonly person: string;
}

/** What a person wrote at a table of others: in its briefs, its sessions and its records. The table must be held. As the engine. */
export async function eraseAtTable(transaction: Transaction, sealers: TableSealers, { table, person }: Leaving): Promise<void> {
  const basis = await readTableBasis(transaction, table);
  if (basis === null) throw new Error("Expected the table that is held");
  const sealer = sealers.of(table, basis.wrappedKey);
  await eraseTracks(transaction, { table, person }, parsedCase(basis.caseHash, basis.caseKept));
  const inBriefs = await eraseBriefWords(transaction, { table, sealer, person });
  const inRecords = await eraseRecordWords(transaction, { table, sealer, person });
  if (inBriefs || inRecords) await audit(transaction, { deed: "textsErased", by: person, table, facts: { session: null, person } });
  const sessions = await transaction.sql
    .selectFrom("session")
    .select("id")
    .where("table_id", "=", table)
    .where("id", "in", ({ selectFrom }) => selectFrom("session_event").select("session_id").where("by_person", "=", person))
    .orderBy("id")
    .execute();
  if (sessions.length === 0) return;
  const isKept = await wordsOfOthers(transaction, { table, sealer, person });
  for (const { id: session } of sessions) {
    const { erased } = await eraseTexts(transaction, { session, sealer, which: { by: person }, isKept });
    if (erased > 0) await audit(transaction, { deed: "textsErased", by: person, table, facts: { session, person } });
  }
}

/** A session that was said to be of a track that the case has not is of none. */
async function eraseTracks({ sql }: Transaction, { table, person }: Leaving, { tracks }: Case): Promise<void> {
  const added = sql
    .selectFrom("audit")
    .select(raw<string>`(facts->>'session')::uuid`.as("session"))
    .where("deed", "=", "sessionAdded")
    .where("by_person", "=", person);
  await sql
    .updateTable("session")
    .set({ track: null })
    .where("table_id", "=", table)
    .where("id", "in", added)
    .where("track", "not in", ["", ...tracks.map(({ id }) => id)])
    .execute();
}
