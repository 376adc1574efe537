import { type Brief, type Case, partyId } from "@detente/engine";
import { applyChange, type DocumentChange, documentOfOwnBrief, listsOfBrief } from "@detente/engine/case-file";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";

export interface Briefs {
  readonly table: string;
  readonly sealer: Sealer;
  /** The public part of the case of the table. */
  readonly value: Case;
}

/** One edit of a brief. */
export interface BriefEvent {
  readonly seq: number;
  readonly at: string;
  /** Uuid. */
  readonly by: string;
  readonly key: string | null;
  /** In the order in which they were made. Of a brief that came as a whole: one, of the whole. */
  readonly changes: readonly DocumentChange[];
}

/** The brief as it is after the last of its events. */
export interface BriefFold {
  readonly document: unknown;
  readonly seq: number;
  readonly at: string;
}

/** Events between two that hold the brief as a whole: so many are folded at most to read one. */
const WHOLE_EVERY = 20;

/** What is sealed of an event, since briefs are kept as changes. Before, it was the brief. */
interface Payload {
  readonly changes: readonly DocumentChange[];
  readonly document?: unknown;
}

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly by_person: string;
  readonly key: string | null;
  readonly sealed: Uint8Array;
}

const COLUMNS = ["seq", "at", "by_person", "key", "sealed"] as const;

/** A brief as of one of its events; null: as of the last. Gives null where there is none, or none that the asker sees. */
export async function readFold(
  { sql }: Transaction,
  briefs: Briefs,
  { party, to }: { readonly party: string; readonly to: number | null },
): Promise<BriefFold | null> {
  const upTo = sql
    .selectFrom("brief_event")
    .where("table_id", "=", briefs.table)
    .where("party", "=", party)
    .$if(to !== null, (query) => query.where("seq", "<=", to ?? 0));
  const rows = await upTo
    .select(COLUMNS)
    .where(
      "seq",
      ">=",
      upTo.where("is_whole", "=", true).select(({ fn }) => fn.max("seq").as("seq")),
    )
    .orderBy("seq")
    .execute();
  const last = rows.at(-1);
  return last === undefined ? null : { document: folded(rows, briefs, party), seq: last.seq, at: last.at };
}

/** The first row holds a whole. */
function folded(rows: readonly Row[], briefs: Briefs, party: string): unknown {
  const [first, ...later] = rows;
  if (first === undefined) throw new Error("Expected an event of the brief");
  const { document } = payloadOf(first, briefs, party);
  return later
    .flatMap((row) => payloadOf(row, briefs, party).changes)
    .reduce((folding: unknown, change) => {
      const after = applyChange(folding, change, listsOfBrief);
      if (after.kind === "failed") throw new Error(`Expected a change that was kept to be possible: ${after.failure}`);
      return after.value;
    }, document);
}

/** Which events are told: those behind `after` in their order, or those before `before`, the latest first. */
export type Span = { readonly kind: "after"; readonly after: number } | { readonly kind: "before"; readonly before: number | null };

export async function readBriefEvents(
  { sql }: Transaction,
  briefs: Briefs,
  { party, span, most }: { readonly party: string; readonly span: Span; readonly most: number },
): Promise<readonly BriefEvent[]> {
  const all = sql.selectFrom("brief_event").select(COLUMNS).where("table_id", "=", briefs.table).where("party", "=", party).limit(most);
  const rows = await (span.kind === "after"
    ? all.where("seq", ">", span.after).orderBy("seq")
    : all.$if(span.before !== null, (query) => query.where("seq", "<", span.before ?? 0)).orderBy("seq", "desc")
  ).execute();
  return rows.map((row) => eventOf(row, briefs, party));
}

/** What somebody did under a key. Null: nothing. */
export async function readKeyed(
  { sql }: Transaction,
  briefs: Briefs,
  { party, by, key }: { readonly party: string; readonly by: string; readonly key: string },
): Promise<BriefEvent | null> {
  const row = await sql
    .selectFrom("brief_event")
    .select(COLUMNS)
    .where("table_id", "=", briefs.table)
    .where("party", "=", party)
    .where("by_person", "=", by)
    .where("key", "=", key)
    .executeTakeFirst();
  return row === undefined ? null : eventOf(row, briefs, party);
}

/** Number of the last event after which the brief was sound; null: it never was. */
export async function readSoundSeq({ sql }: Transaction, table: string, party: string): Promise<number | null> {
  const row = await sql
    .selectFrom("brief_event")
    .select(({ fn }) => fn.max("seq").as("seq"))
    .where("table_id", "=", table)
    .where("party", "=", party)
    .where("is_sound", "=", true)
    .executeTakeFirst();
  // Of no rows the greatest is null.
  return (row?.seq as number | null | undefined) ?? null;
}

interface NewEvent {
  readonly party: string;
  readonly seq: number;
  /** Uuid. */
  readonly by: string;
  readonly key: string;
  readonly changes: readonly DocumentChange[];
  /** The brief after them. */
  readonly document: unknown;
  readonly isSound: boolean;
}

/** Fails with a unique violation where the number is taken, or the key was used. */
export async function addBriefEvent(
  { sql, at }: Transaction,
  { table, sealer }: Pick<Briefs, "table" | "sealer">,
  { party, seq, by, key, changes, document, isSound }: NewEvent,
): Promise<void> {
  const isWhole = seq === 1 || seq % WHOLE_EVERY === 0;
  const payload: Payload = isWhole ? { changes, document } : { changes };
  const sealed = sealer.seal(placeOfBrief(table, party, seq), JSON.stringify(payload));
  await sql
    .insertInto("brief_event")
    .values({ table_id: table, party, seq, by_person: by, at, sealed, is_whole: isWhole, is_sound: isSound, key })
    .execute();
}

const eventOf = (row: Row, briefs: Briefs, party: string): BriefEvent => ({
  seq: row.seq,
  at: row.at,
  by: row.by_person,
  key: row.key,
  changes: payloadOf(row, briefs, party).changes,
});

/** Binds what is sealed to its row. */
export const placeOfBrief = (table: string, party: string, seq: number): string => `brief_event/${table}/${party}/${seq}`;

function payloadOf(row: Row, { table, sealer, value }: Briefs, party: string): Payload {
  // Sealed by this file or by addBrief, and opened with its place: nobody else can have written it.
  const read = JSON.parse(sealer.open(placeOfBrief(table, party, row.seq), row.sealed)) as Payload | Brief;
  if ("changes" in read) return read;
  const document = documentOfOwnBrief(value, partyId(party), read);
  return { changes: [{ path: "", value: document }], document };
}
