import type { SessionEvent } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { IsKept } from "../sessions/bare-brief.ts";
import { placeOfBrief } from "../store/brief-event-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { placeOf } from "../store/session-log.ts";

interface Erased {
  readonly table: string;
  readonly sealer: Sealer;
  /** Uuid; null: whoever wrote one event, so that no event tells what is of others. */
  readonly person: string | null;
}

/**
 * What somebody else than a person has said in the case and the briefs of a table: where the person changed those in a session, all of it was
 * repeated. To be asked once the person's own words are gone from the briefs. As the engine.
 */
export async function wordsOfOthers(transaction: Transaction, { table, sealer, person }: Erased): Promise<IsKept> {
  const { sql } = transaction;
  const basis = await readTableBasis(transaction, table);
  const words = new Set<string>();
  if (basis !== null) collect(parsedCase(basis.caseHash, basis.caseKept), words);
  const edits = await sql.selectFrom("brief_event").select(["party", "seq", "sealed"]).where("table_id", "=", table).execute();
  for (const { party, seq, sealed } of edits) collect(JSON.parse(sealer.open(placeOfBrief(table, party, seq), sealed)), words);
  if (person === null) return (text) => words.has(text);
  const events = await sql
    .selectFrom("session_event")
    .innerJoin("session", "session.id", "session_event.session_id")
    .select(["session_id", "audience", "session_event.seq", "sealed"])
    .where("session.table_id", "=", table)
    .where("by_person", "is distinct from", person)
    .execute();
  for (const { session_id, audience, seq, sealed } of events) {
    if (sealed === null) continue;
    // Sealed by appendLogs, and opened with its place.
    const { event } = JSON.parse(sealer.open(placeOf(session_id, audience, seq), sealed)) as { readonly event: SessionEvent };
    if (event.kind === "amended" || event.kind === "briefRevised") collect(event, words);
  }
  return (text) => words.has(text);
}

function collect(value: unknown, words: Set<string>): void {
  if (typeof value === "string") words.add(value);
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) collect(part, words);
}
