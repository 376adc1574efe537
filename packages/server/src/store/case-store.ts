import type { Transaction } from "../database/database.ts";

export interface StoredCase {
  readonly hash: string;
  readonly caseId: string;
  readonly title: string;
  /** The case file of its public part. */
  readonly text: string;
  readonly isExample: boolean;
  readonly createdAt: string;
}

type Summary = Omit<StoredCase, "text">;

const SUMMARY = ["hash", "case_id", "title", "is_example", "created_at"] as const;

const summaryOf = (row: {
  readonly hash: string;
  readonly case_id: string;
  readonly title: string;
  readonly is_example: boolean;
  readonly created_at: string;
}): Summary => ({ hash: row.hash, caseId: row.case_id, title: row.title, isExample: row.is_example, createdAt: row.created_at });

/** Those that the asker sees, by title. */
export async function readCases({ sql }: Transaction): Promise<readonly Summary[]> {
  const rows = await sql.selectFrom("case_revision").select(SUMMARY).orderBy("title").orderBy("hash").execute();
  return rows.map(summaryOf);
}

/** Null: there is none, or none that the asker sees. */
export async function readCase({ sql }: Transaction, hash: string): Promise<StoredCase | null> {
  const row = await sql
    .selectFrom("case_revision")
    .select([...SUMMARY, "text"])
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row === undefined ? null : { ...summaryOf(row), text: row.text };
}

interface NewCase extends Omit<StoredCase, "createdAt"> {
  /** Uuid; null: it came with the program. */
  readonly by: string | null;
}

/** Does nothing where the same revision is there already. */
export async function addCase({ sql, at }: Transaction, { hash, caseId, title, text, isExample, by }: NewCase): Promise<void> {
  await sql
    .insertInto("case_revision")
    .values({ hash, case_id: caseId, title, text, is_example: isExample, created_by: by, created_at: at })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
}
