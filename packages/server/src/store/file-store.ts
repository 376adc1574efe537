import { type PartyId, partyId } from "@detente/engine";
import { sql as expression } from "kysely";
import type { FileType, UNKNOWN_TYPE } from "../contract/file-contracts.ts";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { Place } from "./place.ts";

/** What of a file nobody reads without the key of its table. */
export interface FileFacts {
  readonly name: string;
  readonly type: FileType | typeof UNKNOWN_TYPE;
  readonly sha256: string;
}

/** All of which has arrived. */
export interface StoredFile extends FileFacts {
  readonly id: string;
  readonly table: string;
  /** Whom it is for, besides the facilitator; null: the whole table. */
  readonly party: PartyId | null;
  /** In whose room of the table it lies. */
  readonly room: string;
  readonly size: number;
  readonly by: string;
  readonly createdAt: string;
}

const COLUMNS = ["id", "table_id", "party", "room", "size", "sealed", "by_person", "created_at"] as const;

interface Row {
  readonly id: string;
  readonly table_id: string;
  readonly party: string | null;
  readonly room: string;
  readonly size: number;
  readonly sealed: Uint8Array | null;
  readonly by_person: string;
  readonly created_at: string;
}

function fileOf({ id, table_id, party, room, size, sealed, by_person, created_at }: Row, sealer: Sealer): StoredFile {
  if (sealed === null) throw new Error(`Expected all of the file ${id} to have arrived`);
  // Sealed by finishFile, and opened with its place: nobody else can have written it.
  const { name, type, sha256 } = JSON.parse(sealer.open(placeOf(id), sealed)) as FileFacts;
  const of = party === null ? null : partyId(party);
  return { id, table: table_id, party: of, room, size, name, type, sha256, by: by_person, createdAt: created_at };
}

/** Table of a file that the asker sees. Null: there is none, or not for it. */
export async function readTableOfFile({ sql }: Transaction, file: string): Promise<string | null> {
  const row = await sql
    .selectFrom("evidence_file")
    .select("table_id")
    .where("id", "=", file)
    .where("sealed", "is not", null)
    .executeTakeFirst();
  return row?.table_id ?? null;
}

/** Null: there is none, or not for the asker. */
export async function readStoredFile({ sql }: Transaction, file: string, sealer: Sealer): Promise<StoredFile | null> {
  const row = await sql
    .selectFrom("evidence_file")
    .select(COLUMNS)
    .where("id", "=", file)
    .where("sealed", "is not", null)
    .executeTakeFirst();
  return row === undefined ? null : fileOf(row, sealer);
}

/** Of a table, those that the asker sees, the oldest first, behind a place; null: from the first. */
export async function readStoredFiles(
  { sql }: Transaction,
  { table, sealer }: { readonly table: string; readonly sealer: Sealer },
  { after, most }: { readonly after: Place | null; readonly most: number },
): Promise<readonly StoredFile[]> {
  const rows = await sql
    .selectFrom("evidence_file")
    .select(COLUMNS)
    .where("table_id", "=", table)
    .where("sealed", "is not", null)
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) => eb(refTuple("created_at", "id"), ">", tuple(after?.at ?? "", after?.id ?? ""))),
    )
    .orderBy("created_at")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map((row) => fileOf(row, sealer));
}

/** Those of the files that something on record refers to. As the engine. */
export async function readReferred({ sql }: Transaction, files: readonly string[]): Promise<ReadonlySet<string>> {
  if (files.length === 0) return new Set();
  const rows = await sql.selectFrom("evidence_reference").select("file_id").where("file_id", "in", files).groupBy("file_id").execute();
  return new Set(rows.map(({ file_id }) => file_id));
}

/** Files to which a record would refer with these. */
export async function countReferredWith({ sql }: Transaction, record: string, files: readonly string[]): Promise<number> {
  const others = await sql
    .selectFrom("evidence_reference")
    .select(({ fn }) => fn.count<number>("file_id").distinct().as("count"))
    .where("record_id", "=", record)
    .where("file_id", "not in", files)
    .executeTakeFirstOrThrow();
  return others.count + new Set(files).size;
}

export interface RoomUse {
  /** With what is kept free for files under way. */
  readonly bytes: number;
  readonly files: number;
}

/** What the files in one room of a table take. Until the transaction ends, nobody else asks that of the table. */
export async function readRoomUse({ sql }: Transaction, table: string, room: string): Promise<RoomUse> {
  await sql.selectFrom("tables").select("id").where("id", "=", table).forNoKeyUpdate().execute();
  const use = await sql
    .selectFrom("evidence_file")
    .select([expression<number>`coalesce(sum(size), 0)::bigint`.as("bytes"), expression<number>`count(*)`.as("files")])
    .where("table_id", "=", table)
    .where("room", "=", room)
    .executeTakeFirstOrThrow();
  return { bytes: use.bytes, files: use.files };
}

/** How many files somebody is sending, to any table. Until the transaction ends, nobody else asks that of the person. */
export async function countUnderWay({ sql }: Transaction, person: string): Promise<number> {
  await sql.selectFrom("person").select("id").where("id", "=", person).forNoKeyUpdate().execute();
  const { count } = await sql
    .selectFrom("evidence_file")
    .select(expression<number>`count(*)`.as("count"))
    .where("by_person", "=", person)
    .where("sealed", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

interface NewFile {
  readonly table: string;
  readonly party: PartyId | null;
  /** Whose it lies in, as `roomOf` names it. */
  readonly room: string;
  /** Bytes that are kept free for it. */
  readonly size: number;
  readonly by: string;
}

/** A file that is about to arrive; nobody sees it before `finishFile`. Gives its id. */
export async function addFile({ sql, at }: Transaction, { table, party, room, size, by }: NewFile): Promise<string> {
  const id = crypto.randomUUID();
  await sql
    .insertInto("evidence_file")
    .values({ id, table_id: table, party, room, size, hash_tag: null, sealed: null, by_person: by, created_at: at })
    .execute();
  return id;
}

interface Arrived extends NewFile {
  readonly id: string;
  readonly sealer: Sealer;
  readonly facts: FileFacts;
}

/** A file whose pieces come with a table that nobody sees before it is whole. */
export async function addArrivedFile(
  { sql, at }: Transaction,
  { id, table, party, room, size, by, sealer, facts }: Arrived,
): Promise<void> {
  const sealed = { hash_tag: fileTag(sealer, facts.sha256), sealed: sealer.seal(placeOf(id), JSON.stringify(facts)) };
  await sql
    .insertInto("evidence_file")
    .values({ id, table_id: table, party, room, size, ...sealed, by_person: by, created_at: at })
    .execute();
}

interface Finished {
  readonly sealer: Sealer;
  readonly facts: FileFacts;
  readonly size: number;
}

/** Null: it is gone meanwhile. */
export async function finishFile({ sql }: Transaction, file: string, { sealer, facts, size }: Finished): Promise<StoredFile | null> {
  const row = await sql
    .updateTable("evidence_file")
    .set({ size, hash_tag: fileTag(sealer, facts.sha256), sealed: sealer.seal(placeOf(file), JSON.stringify(facts)) })
    .where("id", "=", file)
    .where("sealed", "is", null)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row === undefined ? null : fileOf(row, sealer);
}

/** With its chunks. */
export async function removeFile({ sql }: Transaction, file: string): Promise<void> {
  await sql.deleteFrom("evidence_file").where("id", "=", file).execute();
}

/** Files that stopped arriving: begun before a time, and never finished. */
export async function removeUnfinished({ sql }: Transaction, begunBefore: string): Promise<void> {
  await sql.deleteFrom("evidence_file").where("sealed", "is", null).where("created_at", "<", begunBefore).execute();
}

/** Keeps a file as it is until the transaction ends, whoever would erase it. */
export async function holdFile({ sql }: Transaction, file: string): Promise<void> {
  await sql.selectFrom("evidence_file").select("id").where("id", "=", file).forUpdate().execute();
}

interface Looked {
  readonly sealer: Sealer;
  readonly hashes: readonly string[];
}

/** Files of a table with these contents, which nobody erases until the transaction ends, the oldest first. */
export async function holdFilesByHash({ sql }: Transaction, table: string, { sealer, hashes }: Looked): Promise<readonly StoredFile[]> {
  if (hashes.length === 0) return [];
  const tags = hashes.map((hash) => fileTag(sealer, hash));
  const rows = await sql
    .selectFrom("evidence_file")
    .select(COLUMNS)
    .where("table_id", "=", table)
    .where("hash_tag", "in", tags)
    .orderBy("created_at")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map((row) => fileOf(row, sealer));
}

/** Something on record refers to the file: from now on it is for the whole table, and kept. */
export async function addReference(
  { sql }: Transaction,
  file: string,
  { record, seq }: { readonly record: string; readonly seq: number },
): Promise<void> {
  await sql.updateTable("evidence_file").set({ party: null }).where("id", "=", file).where("party", "is not", null).execute();
  await sql.insertInto("evidence_reference").values({ file_id: file, record_id: record, seq }).execute();
}

const fileTag = (sealer: Sealer, sha256: string): Uint8Array => sealer.tag("evidence_file", sha256);

/** Binds what is sealed to its row. */
const placeOf = (file: string): string => `evidence_file/${file}`;
