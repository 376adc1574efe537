import type { Transaction } from "../database/database.ts";
import type { StoredAudit } from "./audit-store.ts";

/** What the log of another server told of a table that was taken in from there, as its file says. Nobody adds to it. */
export interface TakenAudit extends Omit<StoredAudit, "id"> {
  /** 1, 2, 3. */
  readonly seq: number;
}

/** As the engine, while a table is taken in. */
export async function addTakenAudit({ sql }: Transaction, table: string, { seq, at, by, deed, facts }: TakenAudit): Promise<void> {
  await sql
    .insertInto("taken_audit")
    .values({ table_id: table, seq, at, by_person: by, deed, facts: JSON.stringify(facts) })
    .execute();
}

/** The latest first, before the entry with the number `before`; null: from the latest. What the asker may not see is not among them. */
export async function readTakenAudit(
  { sql }: Transaction,
  table: string,
  { before, most }: { readonly before: number | null; readonly most: number },
): Promise<readonly TakenAudit[]> {
  const rows = await sql
    .selectFrom("taken_audit")
    .select(["seq", "at", "by_person", "deed", "facts"])
    .where("table_id", "=", table)
    .$if(before !== null, (query) => query.where("seq", "<", before ?? 0))
    .orderBy("seq", "desc")
    .limit(most)
    .execute();
  // The column holds what addTakenAudit has put there.
  return rows.map(({ seq, at, by_person, deed, facts }) => ({ seq, at, by: by_person, deed, facts: facts as TakenAudit["facts"] }));
}
