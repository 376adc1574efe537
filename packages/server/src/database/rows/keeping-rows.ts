import type { Generated } from "kysely";
import type { Json, Time } from "./columns.ts";

/** For whoever keeps the data. */
export interface KeepingRows {
  readonly audit: AuditRow;
  readonly key_check: KeyCheckRow;
}

interface AuditRow {
  readonly id: Generated<number>;
  readonly at: Time;
  readonly by_person: string | null;
  readonly deed: string;
  readonly table_id: string | null;
  readonly facts: Json;
}

/** One row: what only the server's key opens. */
interface KeyCheckRow {
  readonly id: number;
  readonly sealed: Uint8Array;
}
