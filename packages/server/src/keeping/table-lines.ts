import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { placeOfBrief } from "../store/brief-event-store.ts";
import { readLog } from "../store/session-log.ts";
import { TABLE_FORM, type TableLine } from "./table-file.ts";

/** Everything of a table that the file has, but for its end. Null: there is no such table. As the engine. */
export async function tableLines(
  transaction: Transaction,
  sealers: TableSealers,
  { table, by }: { readonly table: string; readonly by: string },
): Promise<readonly TableLine[] | null> {
  const { sql } = transaction;
  const head = await sql
    .selectFrom("tables")
    .innerJoin("case_revision", "case_revision.hash", "tables.case_hash")
    .select(["tables.title", "case_hash", "wrapped_key", "tables.created_at", "text", "case_id"])
    .where("tables.id", "=", table)
    .executeTakeFirst();
  if (head === undefined) return null;
  const sealer = sealers.of(table, head.wrapped_key);
  const numbers = new Map([[by, 1]]);
  const numberOf = (person: string): number => {
    const known = numbers.get(person) ?? numbers.size + 1;
    numbers.set(person, known);
    return known;
  };
  const lines: TableLine[] = [];
  const seats = await sql
    .selectFrom("seat")
    .innerJoin("person", "person.id", "seat.person")
    .select(["person.id", "seat.role", "seat.party", "seat.created_at"])
    .where("table_id", "=", table)
    .orderBy("seat.created_at")
    .orderBy("seat.role")
    .orderBy("seat.party")
    .orderBy("person.name")
    .execute();
  for (const { id, role, party, created_at } of seats)
    lines.push({ kind: "seat", person: numberOf(id), role, party, createdAt: created_at });
  const briefs = await sql.selectFrom("brief_event").selectAll().where("table_id", "=", table).orderBy("party").orderBy("seq").execute();
  for (const { party, seq, by_person, at, is_whole, is_sound, sealed } of briefs) {
    // Sealed by the store of briefs, and opened with its place.
    const content = JSON.parse(sealer.open(placeOfBrief(table, party, seq), sealed)) as Record<string, unknown>;
    lines.push({ kind: "brief", party, seq, by: numberOf(by_person), at, isWhole: is_whole, isSound: is_sound, content });
  }
  const sessions = await sql.selectFrom("session").selectAll().where("table_id", "=", table).orderBy("created_at").orderBy("id").execute();
  for (const { id, name, track, created_at, due_at } of sessions) {
    const pins = await sql.selectFrom("session_brief").selectAll().where("session_id", "=", id).orderBy("party").execute();
    const pinned = Object.fromEntries(pins.map(({ party, seq }) => [party, seq]));
    lines.push({ kind: "session", id, name, track, createdAt: created_at, dueAt: due_at, briefs: pinned });
    const authors = await sql.selectFrom("session_event").select(["position", "by_person"]).where("session_id", "=", id).execute();
    const byPosition = new Map(authors.map(({ position, by_person }) => [position, by_person]));
    for (const { position, link, event, salt } of await readLog(transaction, { session: id, sealer }, 0)) {
      const author = byPosition.get(position) ?? null;
      const plain = { ...event };
      lines.push({ kind: "event", session: id, position, link, by: author === null ? null : numberOf(author), event: plain, salt });
    }
  }
  const count = async (name: "commitment_record" | "evidence_file" | "bot"): Promise<number> =>
    (await sql.selectFrom(name).select("table_id").where("table_id", "=", table).execute()).length;
  const left = { records: await count("commitment_record"), files: await count("evidence_file"), bots: await count("bot") };
  const people = await sql
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", [...numbers.keys()])
    .execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const persons = [...numbers].map(([id, person]) => ({ kind: "person", person, name: names.get(id) ?? "" }) as const);
  const { title, case_hash, created_at, text, case_id } = head;
  return [
    { kind: "table", form: TABLE_FORM, title, caseHash: case_hash, createdAt: created_at, left },
    { kind: "case", caseId: case_id, text },
    ...persons,
    ...lines,
  ];
}
