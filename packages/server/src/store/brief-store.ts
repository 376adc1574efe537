import type { Brief } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";

/** A brief as it was after one of its events. */
export interface StoredBrief {
  readonly party: string;
  /** Number of the event. */
  readonly seq: number;
  readonly brief: Brief;
}

interface Briefs {
  readonly table: string;
  readonly sealer: Sealer;
}

/** The briefs of a table, each as of the event that `pins` names, or where it names none as of its last. */
export async function readBriefs(
  { sql }: Transaction,
  { table, sealer }: Briefs,
  pins: ReadonlyMap<string, number> | null,
): Promise<readonly StoredBrief[]> {
  const rows = await sql
    .selectFrom("brief_event")
    .select(["party", "seq", "sealed"])
    .where("table_id", "=", table)
    .orderBy("party")
    .orderBy("seq")
    .execute();
  const last = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (pins === null || row.seq <= (pins.get(row.party) ?? 0)) last.set(row.party, row);
  return [...last.values()].map(({ party, seq, sealed }) => ({
    party,
    seq,
    brief: briefOf(sealer.open(placeOf(table, party, seq), sealed)),
  }));
}

interface GivenBrief {
  readonly party: string;
  readonly seq: number;
  readonly brief: Brief;
  /** Uuid. */
  readonly by: string;
}

/** Fails with a unique violation where the number is taken. */
export async function addBrief({ sql, at }: Transaction, { table, sealer }: Briefs, { party, seq, brief, by }: GivenBrief): Promise<void> {
  const sealed = sealer.seal(placeOf(table, party, seq), JSON.stringify(brief));
  await sql.insertInto("brief_event").values({ table_id: table, party, seq, by_person: by, at, sealed }).execute();
}

/** Binds what is sealed to its row. */
const placeOf = (table: string, party: string, seq: number): string => `brief_event/${table}/${party}/${seq}`;

// Sealed by addBrief, and opened with its place: nobody else can have written it.
const briefOf = (text: string): Brief => JSON.parse(text) as Brief;
