import type { Brief, Case } from "@detente/engine";
import { briefOfDocument } from "@detente/engine/case-file";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { type Briefs, readFold } from "./brief-event-store.ts";

/** A brief that a session can be opened with, as it was after one of its events. */
export interface StoredBrief {
  readonly party: string;
  /** Number of the event. */
  readonly seq: number;
  readonly brief: Brief;
}

/** The briefs of a table, by party, each as of the event that `pins` names, or without pins as of the last after which it was sound. */
export async function readBriefs(
  transaction: Transaction,
  briefs: Briefs,
  pins: ReadonlyMap<string, number> | null,
): Promise<readonly StoredBrief[]> {
  const found: StoredBrief[] = [];
  const seqs = pins ?? (await readSound(transaction, briefs.table));
  for (const [party, seq] of [...seqs].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const fold = await readFold(transaction, briefs, { party, to: seq });
    if (fold !== null) found.push({ party, seq, brief: briefIn(briefs.value, fold.document) });
  }
  return found;
}

/** Of a document after which the brief was found to be sound. */
export const briefIn = (value: Case, document: unknown): Brief => briefOfDocument(value, document);

async function readSound({ sql }: Transaction, table: string): Promise<ReadonlyMap<string, number>> {
  const rows = await sql
    .selectFrom("brief_event")
    .select(({ fn }) => ["party", fn.max("seq").as("seq")])
    .where("table_id", "=", table)
    .where("is_sound", "=", true)
    .groupBy("party")
    .execute();
  return new Map(rows.map(({ party, seq }) => [party, seq]));
}

interface GivenBrief {
  readonly party: string;
  readonly seq: number;
  readonly brief: Brief;
  /** Uuid. */
  readonly by: string;
}

interface Of {
  readonly table: string;
  readonly sealer: Sealer;
}

/** As the first of its events, whole. Fails with a unique violation where the number is taken. */
export const addBrief = (transaction: Transaction, of: Of, given: GivenBrief): Promise<void> => addBriefs(transaction, [of], [given]);

/** The same briefs at many tables, in one statement. */
export async function addBriefs({ sql, at }: Transaction, tables: readonly Of[], given: readonly GivenBrief[]): Promise<void> {
  const texts = given.map((each) => ({ ...each, text: JSON.stringify(each.brief) }));
  const rows = tables.flatMap(({ table, sealer }) =>
    texts.map(({ party, seq, by, text }) => {
      const sealed = sealer.seal(`brief_event/${table}/${party}/${seq}`, text);
      return { table_id: table, party, seq, by_person: by, at, sealed };
    }),
  );
  if (rows.length > 0) await sql.insertInto("brief_event").values(rows).execute();
}
