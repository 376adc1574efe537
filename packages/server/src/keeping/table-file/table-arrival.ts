import { assertNever, type Case, sessionCase } from "@detente/engine";
import { caseProblem } from "../../cases/case-problem.ts";
import type { CaseDesk } from "../../cases/desk/case-desk.ts";
import type { ReadCase } from "../../cases/desk/desk-job.ts";
import { parsedCase } from "../../cases/parsed-case.ts";
import type { Database } from "../../database/database.ts";
import type { Sealer } from "../../secrets/sealed.ts";
import type { TableSealers } from "../../secrets/table-sealers.ts";
import { readBriefs } from "../../store/brief-store.ts";
import { addCase } from "../../store/case-store.ts";
import { setDue } from "../../store/session-store.ts";
import { beginArrival, endArrival, removeArriving } from "../../store/table-arrival-store.ts";
import { addTables } from "../../store/table-store.ts";
import { addTakenAudit } from "../../store/taken-audit-store.ts";
import { audit } from "../../store/audit-store.ts";
import { ArrivingAudit } from "./arriving-audit.ts";
import { ArrivingBriefs } from "./arriving-brief.ts";
import { ArrivingPeople } from "./arriving-people.ts";
import { ArrivingRecords } from "./arriving-records.ts";
import { ArrivingSeats } from "./arriving-seats.ts";
import { ArrivingSession } from "./arriving-session.ts";
import type { LineOf, TableLine } from "./table-line.ts";
import { WrongTableFile } from "./wrong-table-file.ts";
import { Writes } from "./writes.ts";

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly desk: CaseDesk;
  /** Uuid of who takes it in. */
  readonly by: string;
}

/** Characters of a text that comes in pieces. */
const LONGEST = 12 * 1024 * 1024;

/** What follows what: a line never comes behind one of a higher number, and people and pieces come anywhere. */
const ORDER: Readonly<Record<Exclude<TableLine["kind"], "person" | "text" | "end">, number>> = {
  table: 0,
  case: 1,
  seat: 2,
  brief: 3,
  session: 4,
  event: 4,
  record: 5,
  consent: 5,
  speaker: 5,
  recordEvent: 5,
  file: 6,
  bytes: 6,
  evidence: 6,
  bot: 7,
  audit: 8,
};
const [CASE, BRIEFS, SESSIONS, FILES] = [1, 3, 4, 6] as const;

/** What there is once the case is known. */
interface Begun {
  readonly writes: Writes;
  readonly people: ArrivingPeople;
  readonly seats: ArrivingSeats;
  readonly briefs: ArrivingBriefs;
  readonly records: ArrivingRecords;
  readonly audit: ArrivingAudit;
  readonly sealer: Sealer;
  readonly read: ReadCase;
  readonly value: Case;
}

/**
 * A table that comes in line by line. Each is verified and kept in its turn, in transactions of few lines, by which nobody has a seat at the
 * table before `end`. Whatever throws, `forget` leaves nothing of it.
 */
export class TableArrival {
  readonly #means: Means;
  readonly #table = crypto.randomUUID();
  readonly #sessions = new Map<string, string | null>();
  #head: LineOf<"table"> | null = null;
  #begun: Begun | null = null;
  #order = 0;
  #text: { readonly pieces: string[]; readonly of: LineOf<"case"> | LineOf<"brief"> } | null = null;
  #size = 0;
  #session: ArrivingSession | null = null;
  #audits = 0;

  constructor(means: Means) {
    this.#means = means;
  }

  async take(line: TableLine): Promise<void> {
    if (line.kind === "text") return this.#piece(line.text);
    await this.#endText();
    if (line.kind === "person") return this.#known().people.take(line);
    if (line.kind === "end") throw new Error("Expected the reader to keep the end to itself");
    await this.#goOnTo(ORDER[line.kind]);
    switch (line.kind) {
      case "table":
        this.#head = line;
        return undefined;
      case "case":
      case "brief":
        this.#text = { pieces: [], of: line };
        return undefined;
      case "seat":
        return this.#known().seats.take(line);
      case "session":
        return this.#beginSession(line);
      case "event":
        return this.#event(line);
      case "record":
      case "consent":
      case "speaker":
      case "recordEvent":
      case "file":
      case "bytes":
      case "evidence":
        return this.#known().records.take(line, this.#known().seats);
      case "bot":
        return this.#known().seats.bot(line);
      case "audit":
        return this.#audit(line);
      default:
        return assertNever(line);
    }
  }

  /** All of it came: from now on the table is there. Gives its id. */
  async end(): Promise<string> {
    await this.#endText();
    await this.#goOnTo(ORDER.audit);
    const { writes, seats, sealer, read } = this.#known();
    const { by } = this.#means;
    await writes.now(async (transaction) => {
      for (const [session, due] of this.#sessions) if (due !== null) await setDue(transaction, session, due);
      await seats.write(transaction, sealer);
      await endArrival(transaction, this.#table);
      await audit(transaction, { deed: "tableImported", by, table: this.#table, facts: { caseHash: read.hash, from: null } });
    });
    return this.#table;
  }

  async forget(): Promise<void> {
    await this.#means.database.transact({ kind: "engine" }, (transaction) => removeArriving(transaction, this.#table));
  }

  #known(): Begun {
    if (this.#begun === null) throw new WrongTableFile("The case of the table has to come first.");
    return this.#begun;
  }

  #piece(text: string): void {
    this.#size += text.length;
    if (this.#text === null) throw new WrongTableFile("This text belongs to nothing.");
    if (this.#size > LONGEST) throw new WrongTableFile("No text of a table is as long.");
    this.#text.pieces.push(text);
  }

  async #endText(): Promise<void> {
    const whole = this.#text;
    if (whole === null) return;
    [this.#text, this.#size] = [null, 0];
    const text = whole.pieces.join("");
    if (whole.of.kind === "case") this.#begun = await this.#begin(whole.of, text);
    else await this.#known().briefs.take(whole.of, text);
  }

  /** Ends what comes before. */
  async #goOnTo(order: number): Promise<void> {
    if (order < this.#order || (order === CASE && this.#order === CASE)) throw new WrongTableFile("This comes out of its order.");
    const before = this.#order;
    this.#order = order;
    if (this.#session !== null && order > SESSIONS) await this.#endSession();
    if (this.#begun === null) return;
    const { seats, briefs, records } = this.#begun;
    if (before < BRIEFS && order >= BRIEFS) seats.end();
    if (before <= BRIEFS && order > BRIEFS) await briefs.end();
    if (before <= FILES && order > FILES) records.endFile();
  }

  async #begin({ caseId }: LineOf<"case">, text: string): Promise<Begun> {
    const { database, sealers, desk, by } = this.#means;
    const answer = await desk.ask({ kind: "read", files: [{ name: "case.yaml", text }], evaluations: "asWritten" }, by);
    if (answer.kind === "faulty" || answer.kind === "gaveUp") throw new WrongTableFile("", { problem: caseProblem(answer) });
    if (answer.kind !== "read") throw new Error(`Expected a case that was read, got ${answer.kind}`);
    const { case: read } = answer;
    const head = this.#head;
    if (head === null || head.caseHash !== read.hash) throw new WrongTableFile("The case is not the one that the table was opened on.");
    const table = this.#table;
    const { wrappedKey, sealer } = sealers.make(table);
    await database.transact({ kind: "engine" }, async (transaction) => {
      await addCase(transaction, { hash: read.hash, caseId, title: read.title, text: read.text, value: read.value, isExample: false, by });
      const opened = { id: table, title: head.title, caseHash: read.hash, wrappedKey, by };
      await addTables({ ...transaction, at: head.createdAt }, [opened]);
      await beginArrival(transaction, table);
    });
    const value = parsedCase(read.hash, read.value);
    const writes = new Writes(database, table);
    const people = new ArrivingPeople(writes, { table, by });
    const seats = new ArrivingSeats({ table, people, parties: read.parties });
    const briefs = new ArrivingBriefs({ writes, people, desk, table, sealer, read, value, by });
    const records = new ArrivingRecords({ writes, people, table, sealer, sessions: this.#sessions, parties: read.parties });
    const idOf = (what: "seat" | "record" | "file", number: number) => (what === "seat" ? seats.id(number) : records.id(what, number));
    const arriving = new ArrivingAudit({ people, idOf, sessions: this.#sessions });
    return { writes, people, seats, briefs, records, audit: arriving, sealer, read, value };
  }

  async #beginSession({ id, name, track, createdAt, briefs: told }: LineOf<"session">): Promise<void> {
    await this.#endSession();
    const { writes, briefs, sealer, value, read } = this.#known();
    const pins = new Map(Object.entries(told));
    for (const [party, seq] of pins) await briefs.holdsSound(party, seq);
    const found = await writes.now(async (transaction) => {
      const { sql } = transaction;
      if ((await sql.selectFrom("session").select("id").where("id", "=", id).executeTakeFirst()) !== undefined)
        throw new WrongTableFile("", { problem: ALREADY });
      await sql.insertInto("session").values({ id, table_id: this.#table, name, track, created_at: createdAt, due_at: null }).execute();
      for (const [party, seq] of pins) await sql.insertInto("session_brief").values({ session_id: id, party, seq }).execute();
      return readBriefs(transaction, { table: this.#table, sealer, value }, pins);
    });
    const given: Case = { ...value, briefs: Object.fromEntries(found.map(({ party, brief }) => [party, brief])) };
    this.#sessions.set(id, null);
    this.#session = new ArrivingSession({ id, base: sessionCase(given), parties: read.parties, writes, sealer });
  }

  async #event(line: LineOf<"event">): Promise<void> {
    if (this.#session === null) throw new WrongTableFile("This event belongs to no session.");
    await this.#session.take(line, line.by === null ? null : this.#known().people.id(line.by));
  }

  async #endSession(): Promise<void> {
    if (this.#session === null) return;
    this.#sessions.set(this.#session.id, await this.#session.end());
    this.#session = null;
  }

  async #audit({ at, by, deed, facts: told }: LineOf<"audit">): Promise<void> {
    const { writes, people, audit: arriving } = this.#known();
    const entry = { seq: ++this.#audits, at, by: by === null ? null : people.id(by), deed, facts: arriving.facts(deed, told) };
    await writes.add(200, (transaction) => addTakenAudit(transaction, this.#table, entry));
  }
}

const ALREADY = {
  code: "alreadyThere",
  detail: "A session of this table is on this server already, and sessions keep their ids. Take the table in on another server.",
} as const;
