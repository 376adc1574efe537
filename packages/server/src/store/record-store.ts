import type { Terms } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { Place } from "./place.ts";
import type { RecordBasis, Withdrawal } from "../records/held-record.ts";

/** What a record begins with. */
export interface RecordOpening {
  readonly terms: Terms;
  readonly salt: string;
  readonly basis: RecordBasis | null;
}

export interface StoredRecord {
  readonly id: string;
  readonly table: string;
  readonly termsHead: string;
  readonly sealed: Uint8Array;
  readonly createdAt: string;
  /** Null: it stands. */
  readonly withdrawn: Withdrawal | null;
}

const COLUMNS = ["id", "table_id", "head", "sealed", "created_at", "withdrawn_at", "withdrawn_by"] as const;

interface Row {
  readonly id: string;
  readonly table_id: string;
  readonly head: string;
  readonly sealed: Uint8Array;
  readonly created_at: string;
  readonly withdrawn_at: string | null;
  readonly withdrawn_by: string | null;
}

const recordOf = ({ id, table_id, head, sealed, created_at, withdrawn_at, withdrawn_by }: Row): StoredRecord => ({
  id,
  table: table_id,
  termsHead: head,
  sealed,
  createdAt: created_at,
  withdrawn: withdrawn_at === null || withdrawn_by === null ? null : { by: withdrawn_by, at: withdrawn_at },
});

/** Null: there is none, or none that the asker sees. */
export async function readStoredRecord({ sql }: Transaction, record: string): Promise<StoredRecord | null> {
  const row = await sql.selectFrom("commitment_record").select(COLUMNS).where("id", "=", record).executeTakeFirst();
  return row === undefined ? null : recordOf(row);
}

/** Of a table, the oldest first, behind a place; null: from the first. */
export async function readStoredRecords(
  { sql }: Transaction,
  table: string,
  { after, most }: { readonly after: Place | null; readonly most: number },
): Promise<readonly StoredRecord[]> {
  const rows = await sql
    .selectFrom("commitment_record")
    .select(COLUMNS)
    .where("table_id", "=", table)
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) => eb(refTuple("created_at", "id"), ">", tuple(after?.at ?? "", after?.id ?? ""))),
    )
    .orderBy("created_at")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(recordOf);
}

interface NewRecord {
  readonly id: string;
  readonly table: string;
  readonly termsHead: string;
  readonly opening: RecordOpening;
  readonly sealer: Sealer;
  readonly by: string;
}

export async function addRecord({ sql, at }: Transaction, { id, table, termsHead, opening, sealer, by }: NewRecord): Promise<void> {
  await sql
    .insertInto("commitment_record")
    .values({
      id,
      table_id: table,
      session_id: opening.basis?.session ?? null,
      head: termsHead,
      sealed: sealer.seal(placeOf(id), JSON.stringify(opening)),
      begun_by: by,
      created_at: at,
    })
    .execute();
}

export function openingOf(sealer: Sealer, { id, sealed }: StoredRecord): RecordOpening {
  // Sealed by addRecord, and opened with its place: nobody else can have written it.
  return JSON.parse(sealer.open(placeOf(id), sealed)) as RecordOpening;
}

/** Binds what is sealed to its row. */
const placeOf = (record: string): string => `commitment_record/${record}`;
