import type { Generated } from "kysely";
import type { Json, Time } from "./columns.ts";

/** For whoever keeps the data. */
export interface KeepingRows {
  readonly audit: AuditRow;
  readonly taken_audit: TakenAuditRow;
  readonly table_arrival: TableArrivalRow;
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

/** What the log told of a table on the server that it was taken in from. */
interface TakenAuditRow {
  readonly table_id: string;
  readonly seq: number;
  readonly at: Time;
  readonly by_person: string | null;
  readonly deed: string;
  readonly facts: Json;
}

/** A table that comes in from a file, before all of it is there. */
interface TableArrivalRow {
  readonly table_id: string;
  /** When a piece of it came last. */
  readonly heard_at: Time;
}

/** One row: what only the server's key opens. */
interface KeyCheckRow {
  readonly id: number;
  readonly sealed: Uint8Array;
}
