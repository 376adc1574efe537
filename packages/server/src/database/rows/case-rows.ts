import type { ColumnType } from "kysely";
import type { Time } from "./columns.ts";

/** Cases and shelves. */
export interface CaseRows {
  readonly case_revision: CaseRevisionRow;
  readonly case_brief: CaseBriefRow;
  readonly case_holder: CaseHolderRow;
}

/** A version of a case, without its briefs. */
interface CaseRevisionRow {
  /** Of the content of the public part. */
  readonly hash: string;
  readonly case_id: string;
  readonly title: string;
  /** The case file. */
  readonly text: string;
  /** The same as the engine's value, in JSON, which is read faster. Null: it came in before such was kept. */
  readonly value: ColumnType<string | null, string | null | undefined, string | null>;
  readonly is_example: boolean;
  /** Null: it came with the program. */
  readonly created_by: string | null;
  readonly created_at: Time;
}

/** A brief that came with a case, for the tables that will be made of it. */
interface CaseBriefRow {
  readonly case_hash: string;
  readonly party: string;
  /** Whose it is. Null: it came with the program. */
  readonly created_by: string | null;
  /** Who gave it to that person. Null: it came with the person's own file. */
  readonly given_by: ColumnType<string | null, string | null | undefined, string | null>;
  readonly sealed: Uint8Array;
}

/** Why a person has a case on the shelf; for each ground a row. */
interface CaseHolderRow {
  readonly case_hash: string;
  readonly person: string;
  /** Who shared it. Null: the person imported it. */
  readonly given_by: string | null;
  /** What it is called on this shelf. */
  readonly case_id: string;
  /** Uuid that the versions of a case have in common. */
  readonly lineage: string;
  readonly version: number;
  readonly at: Time;
}
