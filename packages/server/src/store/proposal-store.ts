import type { Transaction } from "../database/database.ts";

/** Holds a record until the transaction ends, so that of a last yes and a withdrawal one comes first. */
export const holdRecord = async ({ sql }: Transaction, record: string): Promise<void> =>
  void (await sql.selectFrom("commitment_record").select("id").where("id", "=", record).forNoKeyUpdate().execute());

export interface UntouchedRecord {
  readonly id: string;
  /** Uuid of who began it. */
  readonly by: string;
}

export interface RecordUse {
  /** Records that were not withdrawn. */
  readonly kept: number;
  /** Those of them on which nothing was put yet: the proposals, and such as came into force just now. */
  readonly untouched: readonly UntouchedRecord[];
}

/** The records of a table. Until the transaction ends, nobody else asks that of the table. */
export async function readRecordUse({ sql }: Transaction, table: string): Promise<RecordUse> {
  await sql.selectFrom("tables").select("id").where("id", "=", table).forNoKeyUpdate().execute();
  const rows = await sql
    .selectFrom("commitment_record as record")
    .select(({ exists, selectFrom }) => [
      "record.id",
      "record.begun_by as by",
      exists(selectFrom("record_event").select("record_event.seq").whereRef("record_event.record_id", "=", "record.id")).as("isTouched"),
    ])
    .where("record.table_id", "=", table)
    .where("record.withdrawn_at", "is", null)
    .execute();
  return { kept: rows.length, untouched: rows.filter(({ isTouched }) => isTouched !== true) };
}

/** Who began a record; null: there is none. */
export async function readBegunBy({ sql }: Transaction, record: string): Promise<string | null> {
  const row = await sql.selectFrom("commitment_record").select("begun_by").where("id", "=", record).executeTakeFirst();
  return row?.begun_by ?? null;
}

interface Withdrawing {
  readonly record: string;
  readonly table: string;
  readonly by: string;
  /** Withdrawn ones of whoever it is that are kept at the table: older ones go. */
  readonly most: number;
}

/** Takes a proposal back. It stays to be seen, until many others of the same person came after it. */
export async function withdrawStored({ sql, at }: Transaction, { record, table, by, most }: Withdrawing): Promise<void> {
  await sql.updateTable("commitment_record").set({ withdrawn_at: at, withdrawn_by: by }).where("id", "=", record).execute();
  await sql
    .deleteFrom("commitment_record")
    .where("id", "in", (all) =>
      all
        .selectFrom("commitment_record as older")
        .select("older.id")
        .where("older.table_id", "=", table)
        .where("older.withdrawn_by", "=", by)
        .orderBy("older.withdrawn_at", "desc")
        .orderBy("older.id", "desc")
        .offset(most),
    )
    .execute();
}
