import { type Audience, chainFaults, failed, type Link, ok, type Result, type SessionEvent, viewOf } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import { parsedCase } from "../cases/parsed-case.ts";
import type { ReadCase } from "../cases/desk/desk-job.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { sha256 } from "../sessions/hash.ts";
import type { KeptEvent } from "../sessions/kept-session.ts";
import { SessionKeeper } from "../sessions/session-keeper.ts";
import { audit } from "../store/audit-store.ts";
import { placeOfBrief, readFold } from "../store/brief-event-store.ts";
import { addCase } from "../store/case-store.ts";
import { appendLogs } from "../store/session-log.ts";
import type { TableLine } from "./table-file.ts";

type Of<Kind extends TableLine["kind"]> = Extract<TableLine, { readonly kind: Kind }>;

interface Writing {
  readonly lines: readonly TableLine[];
  readonly read: ReadCase;
  /** Uuid of who becomes person 1. */
  readonly by: string;
}

/** What is wrong with the file, in plain words. Thrown, so that nothing of it is kept. */
export class WrongTableFile extends Error {
  override readonly name = "WrongTableFile";
}

const of = <Kind extends TableLine["kind"]>(lines: readonly TableLine[], kind: Kind): readonly Of<Kind>[] =>
  lines.filter((line): line is Of<Kind> => line.kind === kind);

/** What the chains of the sessions say, before anything is written. */
export function chainProblem(lines: readonly TableLine[]): Result<null, string> {
  for (const { id } of of(lines, "session")) {
    const events = of(lines, "event").filter(({ session }) => session === id);
    const wrong = events.findIndex(({ position }, k) => position !== k + 1);
    if (wrong !== -1) return failed(`Event ${wrong + 1} of the session ${id} is not at its place.`);
    for (const audience of new Set(events.map(({ link }) => link.audience))) {
      const log = events.filter(({ link }) => link.audience === audience).map(keptOf);
      const disclosed = new Map(log.flatMap(({ link, event, salt }) => (salt === null ? [] : [[link.seq, { event, salt }] as const])));
      // The schema knows its forms.
      const [fault] = chainFaults(sha256, { session: id, audience: audience as Audience, links: log.map(({ link }) => link), disclosed });
      if (fault !== undefined) return failed(`The chain of ${audience} in the session ${id}: ${fault.code} at event ${fault.seq}.`);
      const other = log.find(({ link, event }) => event.audience !== audience || event.seq !== link.seq || event.at !== link.at);
      if (other !== undefined) return failed(`Event ${other.link.seq} of ${audience} in the session ${id} is not the one of its link.`);
    }
  }
  return ok(null);
}

const keptOf = ({ position, link, event, salt }: Of<"event">): KeptEvent => ({
  position,
  // The schema knows the forms of audiences; events are what the engine folds, which is tried before they are kept.
  link: link as Link,
  event: event as unknown as SessionEvent,
  salt,
});

/** A new table of what was read. Throws `WrongTableFile` where the engine cannot go on with it. Gives its id. As the engine. */
export async function writeTable(transaction: Transaction, sealers: TableSealers, { lines, read, by }: Writing): Promise<string> {
  const { sql, at } = transaction;
  const [head] = of(lines, "table");
  const [given] = of(lines, "case");
  if (head === undefined || given === undefined) throw new WrongTableFile("The file has no table, or no case.");
  if (of(lines, "session").length > MOST_SESSIONS)
    throw new WrongTableFile(`A table that is taken in has ${MOST_SESSIONS} sessions at most.`);
  const { hash, title, text, value } = read;
  await addCase(transaction, { hash, caseId: given.caseId, title, text, value, isExample: false, by });
  const table = crypto.randomUUID();
  const { wrappedKey, sealer } = sealers.make(table);
  const created = { created_by: by, created_at: head.createdAt };
  await sql
    .insertInto("tables")
    .values({ id: table, title: head.title, case_hash: read.hash, wrapped_key: wrappedKey, ...created })
    .execute();
  const people = new Map<number, string>([[1, by]]);
  for (const { person, name } of of(lines, "person")) {
    if (people.has(person)) continue;
    const id = crypto.randomUUID();
    people.set(person, id);
    await sql.insertInto("person").values({ id, issuer: "detente:imported", subject: id, name, created_at: at }).execute();
  }
  const personOf = (person: number): string => {
    const id = people.get(person);
    if (id === undefined) throw new WrongTableFile(`There is no person ${person} in the file.`);
    return id;
  };
  for (const { person, role, party, createdAt } of of(lines, "seat")) {
    if ((party !== null) !== ["head", "member", "adviser"].includes(role) || (party !== null && !read.parties.includes(party)))
      throw new WrongTableFile("A seat is not for a party of the case.");
    const seat = { id: crypto.randomUUID(), table_id: table, person: personOf(person), role, party, created_at: createdAt };
    await sql.insertInto("seat").values(seat).execute();
  }
  if (!of(lines, "seat").some(({ person, role }) => person === 1 && role === "facilitator"))
    throw new WrongTableFile("Person 1 has no seat as facilitator.");
  for (const { party, seq, by: author, at: when, isWhole, isSound, content } of of(lines, "brief")) {
    const sealed = sealer.seal(placeOfBrief(table, party, seq), JSON.stringify(content));
    const row = { table_id: table, party, seq, by_person: personOf(author), at: when, sealed, is_whole: isWhole, is_sound: isSound };
    await sql.insertInto("brief_event").values(row).execute();
  }
  for (const party of new Set(of(lines, "brief").map((line) => line.party)))
    await tryOut(`the brief of ${party}`, async () => {
      const fold = await readFold(transaction, { table, sealer, value: parsedCase(hash, value) }, { party, to: null });
      const last = of(lines, "brief").filter((line) => line.party === party).length;
      if (fold?.seq !== last || !read.parties.includes(party)) throw new Error("Expected the edits of a party without a gap");
    });
  const keeper = new SessionKeeper(sealers);
  for (const { id, name, track, createdAt, dueAt, briefs } of of(lines, "session")) {
    await sql.insertInto("session").values({ id, table_id: table, name, track, created_at: createdAt, due_at: dueAt }).execute();
    for (const [party, seq] of Object.entries(briefs))
      await sql.insertInto("session_brief").values({ session_id: id, party, seq }).execute();
    const events = of(lines, "event").filter(({ session }) => session === id);
    const logs = events.map((line) => ({ session: id, sealer, events: [keptOf(line)], by: line.by === null ? null : personOf(line.by) }));
    if (logs.length > 0) await appendLogs(transaction, logs);
    await tryOut(`the session ${id}`, async () => {
      const held = await keeper.known(transaction, id);
      if (held === null) throw new Error("Expected the session that was written");
      JSON.stringify(viewOf(held.kept.state, { kind: "facilitator" }, transaction.at));
    });
  }
  await audit(transaction, { deed: "tableImported", by, table, facts: { caseHash: read.hash, from: null } });
  return table;
}

const MOST_SESSIONS = 200;

/** What the engine folds and shows now it will fold and show then. */
async function tryOut(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    throw new WrongTableFile(`The engine cannot go on with ${what}.`);
  }
}
