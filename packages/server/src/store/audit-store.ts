import { sql as raw } from "kysely";
import { AUDIT_DEEDS, type AuditDeed, type AuditFacts } from "../contract/audit-deeds.ts";
import type { Transaction } from "../database/database.ts";

interface Audited<Deed extends AuditDeed> {
  readonly deed: Deed;
  /** Uuid; null: the server itself, or whoever runs it. */
  readonly by: string | null;
  /** Uuid; null: it belongs to no table. */
  readonly table: string | null;
  readonly facts: AuditFacts<Deed>;
}

/** Writes down what was done, in the transaction that does it. As the engine only, which can add to the log and change nothing in it. */
export const audit = <Deed extends AuditDeed>(transaction: Transaction, audited: Audited<Deed>): Promise<void> =>
  auditAll(transaction, [audited]);

/** The same for many deeds of one kind, in their order and in one statement. */
export async function auditAll<Deed extends AuditDeed>({ sql, at }: Transaction, audited: readonly Audited<Deed>[]): Promise<void> {
  if (audited.length === 0) return;
  const rows = audited.map(({ deed, by, table, facts }) => {
    const kept = JSON.stringify(AUDIT_DEEDS[deed].parse(facts));
    return { at, by_person: by, deed, table_id: table, facts: kept };
  });
  await sql.insertInto("audit").values(rows).execute();
}

export interface StoredAudit {
  readonly id: number;
  readonly at: string;
  readonly by: string | null;
  readonly deed: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const COLUMNS = ["id", "at", "by_person", "deed", "facts"] as const;

const storedOf = ({ id, at, by_person, deed, facts }: Row): StoredAudit => ({
  id,
  at,
  by: by_person,
  deed,
  // The column holds what `audit` has put there.
  facts: facts as StoredAudit["facts"],
});

interface Row {
  readonly id: number;
  readonly at: string;
  readonly by_person: string | null;
  readonly deed: string;
  readonly facts: unknown;
}

/** With a number at its table, from 1: how much is done at others shows in none. */
interface NumberedAudit extends StoredAudit {
  readonly number: number;
}

/** Of a table, the latest first, before the entry with the number `before`; null: from the latest. What the asker may not see is not among them. */
export async function readAudit(
  { sql }: Transaction,
  table: string,
  { before, most }: { readonly before: number | null; readonly most: number },
): Promise<readonly NumberedAudit[]> {
  const rows = await sql
    .selectFrom(
      sql
        .selectFrom("audit")
        .select(COLUMNS)
        .select(raw<number>`row_number() over (order by id)`.as("number"))
        .where("table_id", "=", table)
        .as("numbered"),
    )
    .select([...COLUMNS, "number"])
    .$if(before !== null, (query) => query.where("number", "<", before ?? 0))
    .orderBy("number", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...storedOf(row), number: row.number }));
}

/** Of a table, in their order, behind one number and up to another. As the engine. */
export async function readAuditPage(
  { sql }: Transaction,
  table: string,
  { after, to, most }: { readonly after: number; readonly to: number; readonly most: number },
): Promise<readonly StoredAudit[]> {
  const rows = await sql
    .selectFrom("audit")
    .select(COLUMNS)
    .where("table_id", "=", table)
    .where("id", ">", after)
    .where("id", "<=", to)
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(storedOf);
}
