import { sql as text } from "kysely";
import type { Transaction } from "../database/database.ts";

export interface StoredCase {
  readonly hash: string;
  readonly caseId: string;
  readonly title: string;
  /** The case file of its public part. */
  readonly text: string;
  /** The same as `parsedCase` takes it. */
  readonly kept: string;
  readonly isExample: boolean;
  readonly createdAt: string;
}

/** Null: there is none, or none that the asker sees. */
export async function readCase({ sql }: Transaction, hash: string): Promise<StoredCase | null> {
  const row = await sql
    .selectFrom("case_revision")
    .select(["hash", "case_id", "title", "is_example", "created_at", "text", "value"])
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    hash: row.hash,
    caseId: row.case_id,
    title: row.title,
    text: row.text,
    kept: row.value ?? row.text,
    isExample: row.is_example,
    createdAt: row.created_at,
  };
}

export interface NewCase {
  readonly hash: string;
  /** What whoever sees it through a table knows it by. */
  readonly caseId: string;
  readonly title: string;
  readonly text: string;
  /** The engine's value, in JSON. */
  readonly value: string;
  readonly isExample: boolean;
  /** Uuid; null: it came with the program. */
  readonly by: string | null;
}

/** Where the same revision is there already it stays, but for becoming an example, and holds its row until the transaction ends. */
export async function addCase({ sql, at }: Transaction, { hash, caseId, title, text: file, value, isExample, by }: NewCase): Promise<void> {
  await sql
    .insertInto("case_revision")
    .values({ hash, case_id: caseId, title, text: file, value, is_example: isExample, created_by: by, created_at: at })
    .onConflict((conflict) =>
      conflict.column("hash").doUpdateSet({
        value: (each) => text`coalesce(case_revision.value, ${each.ref("excluded.value")})`,
        is_example: (each) => text`case_revision.is_example or ${each.ref("excluded.is_example")}`,
      }),
    )
    .execute();
}

/** Examples of an earlier version of the program are so no longer; tables that use them keep them. */
export async function retireExamples({ sql }: Transaction, current: readonly string[]): Promise<void> {
  await sql
    .updateTable("case_revision")
    .set({ is_example: false })
    .where("is_example", "=", true)
    .$if(current.length > 0, (query) => query.where("hash", "not in", [...current]))
    .execute();
}

/** Holds the row of a revision until the transaction ends: whoever changes who has a case does so first, as whoever imports it does. */
export async function holdCase({ sql }: Transaction, hash: string): Promise<void> {
  await sql.selectFrom("case_revision").select("hash").where("hash", "=", hash).forUpdate().execute();
}

/** Removes a revision that is on nobody's shelf, that no table uses, and that is no example. Fails where it is taken up meanwhile. */
export async function removeUnusedCase({ sql }: Transaction, hash: string): Promise<void> {
  await sql
    .deleteFrom("case_revision")
    .where("hash", "=", hash)
    .where("is_example", "=", false)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("case_holder").select("case_hash").whereRef("case_holder.case_hash", "=", "case_revision.hash"))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("tables").select("id").whereRef("tables.case_hash", "=", "case_revision.hash"))),
    )
    .execute();
}
