import { assertNever, type PartyId } from "@detente/engine";
import { MOST_TABLE_BYTES, MOST_TABLE_FILES } from "../../contract/file-contracts.ts";
import { roomsOf } from "../../files/room-of.ts";
import type { Sealer } from "../../secrets/sealed.ts";
import { addChunks } from "../../store/chunk-store.ts";
import { addArrivedFile, addReference } from "../../store/file-store.ts";
import { appendRecordLog } from "../../store/record-log.ts";
import { addConsent } from "../../store/record-people-store.ts";
import { addRecord } from "../../store/record-store.ts";
import { ArrivingFile } from "./arriving-file.ts";
import type { ArrivingPeople } from "./arriving-people.ts";
import { ArrivingRecord } from "./arriving-record.ts";
import type { ArrivingSeats } from "./arriving-seats.ts";
import { orderedId } from "./ordered-id.ts";
import type { LineOf } from "./table-line.ts";
import { WrongTableFile } from "./wrong-table-file.ts";
import type { Writes } from "./writes.ts";

interface Means {
  readonly writes: Writes;
  readonly people: ArrivingPeople;
  readonly table: string;
  readonly sealer: Sealer;
  /** Ids of those that came. */
  readonly sessions: ReadonlyMap<string, unknown>;
  /** Of the case. */
  readonly parties: readonly string[];
}

type Line = LineOf<"record" | "consent" | "speaker" | "recordEvent" | "file" | "bytes" | "evidence">;

/** Records of commitments, and the files that show what was done. */
export class ArrivingRecords {
  readonly #means: Means;
  readonly #records: ArrivingRecord[] = [];
  readonly #files: string[] = [];
  #file: ArrivingFile | null = null;
  #bytes = 0;

  constructor(means: Means) {
    this.#means = means;
  }

  async take(line: Line, seats: ArrivingSeats): Promise<void> {
    switch (line.kind) {
      case "record":
        return this.#beginRecord(line);
      case "consent":
        return this.#consent(line);
      case "speaker":
        this.#record().speaker(line.body);
        return seats.speaker({ ...line, record: this.#record().id });
      case "recordEvent":
        return this.#event(line);
      case "file":
        return this.#beginFile(line);
      case "bytes":
        return this.#piece(line);
      case "evidence":
        return this.#evidence(line);
      default:
        return assertNever(line);
    }
  }

  /** After the last piece of a file. */
  endFile(): void {
    this.#file?.end();
  }

  /** Uuid of what a number stands for; null: nothing. */
  id(what: "record" | "file", number: number): string | null {
    return (what === "record" ? this.#records[number - 1]?.id : this.#files[number - 1]) ?? null;
  }

  #record(): ArrivingRecord {
    const last = this.#records.at(-1);
    if (last === undefined) throw new WrongTableFile("This belongs to no record.");
    return last;
  }

  async #beginRecord(line: LineOf<"record">): Promise<void> {
    const { writes, people, table, sealer, sessions } = this.#means;
    const { record: number, basis, by, createdAt, withdrawn, head } = line;
    if (number !== this.#records.length + 1) throw new WrongTableFile("Records are numbered 1, 2, 3.");
    if (basis !== null && !sessions.has(basis.session)) throw new WrongTableFile("The session of the record is not at the table.");
    const record = new ArrivingRecord(orderedId(number), line);
    this.#records.push(record);
    const { id, opening } = record;
    const added = { id, table, termsHead: head, opening, sealer, by: people.id(by) };
    const back = withdrawn === null ? null : { withdrawn_at: withdrawn.at, withdrawn_by: people.id(withdrawn.by) };
    await writes.add(JSON.stringify(opening).length, async (transaction) => {
      await addRecord({ ...transaction, at: createdAt }, added);
      if (back !== null) await transaction.sql.updateTable("commitment_record").set(back).where("id", "=", id).execute();
    });
  }

  async #consent({ party, by, at }: LineOf<"consent">): Promise<void> {
    const { writes, people } = this.#means;
    const record = this.#record();
    const position = record.consent(party);
    // One of the terms, as the record has just seen.
    const given = { party: party as PartyId, by: people.id(by), position };
    await writes.add(200, (transaction) => addConsent({ ...transaction, at }, record.id, given));
  }

  async #event(line: LineOf<"recordEvent">): Promise<void> {
    const { writes, people, sealer } = this.#means;
    const record = this.#record();
    const [kept, by] = [record.take(line), people.id(line.by)];
    const size = JSON.stringify(kept).length;
    await writes.add(size, (transaction) => appendRecordLog(transaction, { record: record.id, sealer }, { events: [kept], by }));
  }

  async #beginFile(line: LineOf<"file">): Promise<void> {
    this.endFile();
    const { writes, people, table, sealer, parties } = this.#means;
    const { file: number, party, room, name, type, sha256, size, by, createdAt } = line;
    this.#bytes += size;
    if (number !== this.#files.length + 1 || number > MOST_TABLE_FILES || this.#bytes > MOST_TABLE_BYTES)
      throw new WrongTableFile(`A table has ${MOST_TABLE_FILES} files of ${MOST_TABLE_BYTES} bytes at most, numbered 1, 2, 3.`);
    if (party !== null && !parties.includes(party)) throw new WrongTableFile(`The case has no party ${party}.`);
    if (!roomsOf(parties).includes(room)) throw new WrongTableFile(`The table has no room ${room}.`);
    const file = new ArrivingFile(orderedId(number), line);
    [this.#file, this.#files[number - 1]] = [file, file.id];
    // One of the case.
    const of = party as PartyId | null;
    const added = { id: file.id, table, party: of, room, size, by: people.id(by), sealer, facts: { name, type, sha256 } };
    await writes.add(500, (transaction) => addArrivedFile({ ...transaction, at: createdAt }, added));
  }

  async #piece(line: LineOf<"bytes">): Promise<void> {
    const { writes, sealer } = this.#means;
    if (this.#file === null) throw new WrongTableFile("These bytes belong to no file.");
    const [file, { seq, bytes }] = [this.#file.id, this.#file.take(line)];
    await writes.add(bytes.length, (transaction) => addChunks(transaction, { file, sealer }, { first: seq, chunks: [bytes] }));
  }

  async #evidence({ record: number, seq }: LineOf<"evidence">): Promise<void> {
    const [file, record] = [this.#file, this.#records[number - 1]];
    if (file === null || record === undefined || file.is.party !== null || !record.names(seq, file.is.sha256))
      throw new WrongTableFile("Nothing on record names this file, or not everybody at the table may see it.");
    await this.#means.writes.add(200, (transaction) => addReference(transaction, file.id, { record: record.id, seq }));
  }
}
