import { type CommitmentEvent, type SessionEvent, partyId } from "@detente/engine";
import { parsedCase } from "../../cases/parsed-case.ts";
import type { Database, Transaction } from "../../database/database.ts";
import type { Sealer } from "../../secrets/sealed.ts";
import type { TableSealers } from "../../secrets/table-sealers.ts";
import { placeOfRecordEvent } from "../../store/record-log.ts";
import { openingOf, readStoredRecord } from "../../store/record-store.ts";
import { placeOf } from "../../store/session-log.ts";
import { readTableBasis, type TableBasis } from "../../store/table-basis-store.ts";
import { readBriefEvents } from "../../store/brief-event-store.ts";
import type { DataLine } from "./own-things.ts";

interface Asked {
  readonly database: Database;
  readonly sealers: TableSealers;
  /** Uuid. */
  readonly person: string;
}

interface At {
  readonly table: string;
  readonly basis: TableBasis;
  readonly sealer: Sealer;
}

/** Rows that are read at once. */
const AT_ONCE = 200;

/** What a person wrote and did at a table, by pages: edits of briefs, events of sessions and records. */
export async function* saidLines(asked: Asked, table: string): AsyncGenerator<DataLine> {
  const { database, sealers, person } = asked;
  const found = await database.transact({ kind: "engine" }, async (transaction) => {
    const { sql } = transaction;
    const own = { table_id: table, by_person: person };
    const parties = await sql
      .selectFrom("brief_event")
      .select("party")
      .distinct()
      .where("table_id", "=", table)
      .where("by_person", "=", own.by_person)
      .orderBy("party")
      .execute();
    const sessions = await sql
      .selectFrom("session")
      .select("id")
      .where("table_id", "=", table)
      .where("id", "in", ({ selectFrom }) => selectFrom("session_event").select("session_id").where("by_person", "=", person))
      .orderBy("id")
      .execute();
    const records = await sql
      .selectFrom("commitment_record")
      .select(["id", "begun_by"])
      .where("table_id", "=", table)
      .orderBy("id")
      .execute();
    return { basis: await readTableBasis(transaction, table), parties, sessions, records };
  });
  if (found.basis === null) return;
  const at: At = { table, basis: found.basis, sealer: sealers.of(table, found.basis.wrappedKey) };
  for (const { party } of found.parties) yield* editsOf(asked, at, party);
  for (const { id } of found.sessions) yield* eventsOf(asked, at, id);
  for (const { id, begun_by } of found.records) {
    if (begun_by === person) yield* termsOf(asked, at, id);
    yield* commitmentsOf(asked, at, id);
  }
}

/** Page after page, each read behind the number of the last row of the one before. */
async function* paged<Row extends { readonly number: number }>(
  database: Database,
  read: (transaction: Transaction, after: number) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const from = after;
    const rows = await database.transact({ kind: "engine" }, (transaction) => read(transaction, from));
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

async function* editsOf({ database, person }: Asked, { table, basis, sealer }: At, party: string): AsyncGenerator<DataLine> {
  const briefs = { table, sealer, value: parsedCase(basis.caseHash, basis.caseKept) };
  const edits = paged(database, async (transaction, after) =>
    (await readBriefEvents(transaction, briefs, { party: partyId(party), span: { kind: "after", after }, most: AT_ONCE })).map((edit) => ({
      ...edit,
      number: edit.seq,
    })),
  );
  for await (const { by, seq, at, changes } of edits) if (by === person) yield { kind: "briefEdit", table, party, seq, at, changes };
}

async function* eventsOf({ database, person }: Asked, { table, sealer }: At, session: string): AsyncGenerator<DataLine> {
  const rows = paged(database, ({ sql }, after) =>
    sql
      .selectFrom("session_event")
      .select(["audience", "seq", "position as number", "sealed"])
      .where("session_id", "=", session)
      .where("by_person", "=", person)
      .where("position", ">", after)
      .orderBy("position")
      .limit(AT_ONCE)
      .execute(),
  );
  for await (const { audience, seq, sealed } of rows) {
    if (sealed === null) continue;
    // Sealed by appendLogs, and opened with its place.
    const { event } = JSON.parse(sealer.open(placeOf(session, audience, seq), sealed)) as { readonly event: SessionEvent };
    yield { kind: "sessionEvent", table, session, event };
  }
}

async function* termsOf({ database }: Asked, { table, sealer }: At, record: string): AsyncGenerator<DataLine> {
  const stored = await database.transact({ kind: "engine" }, (transaction) => readStoredRecord(transaction, record));
  if (stored !== null) yield { kind: "recordBegun", table, record, terms: openingOf(sealer, stored).terms };
}

async function* commitmentsOf({ database, person }: Asked, { table, sealer }: At, record: string): AsyncGenerator<DataLine> {
  const rows = paged(database, ({ sql }, after) =>
    sql
      .selectFrom("record_event")
      .select(["seq as number", "sealed"])
      .where("record_id", "=", record)
      .where("by_person", "=", person)
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(AT_ONCE)
      .execute(),
  );
  for await (const { number, sealed } of rows) {
    // Sealed by appendRecordLog, and opened with its place.
    const { event } = JSON.parse(sealer.open(placeOfRecordEvent(record, number), sealed)) as { readonly event: CommitmentEvent };
    yield { kind: "recordEvent", table, record, event };
  }
}
