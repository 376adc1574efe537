import type { ColumnType } from "kysely";

/** ISO, UTC, with milliseconds. */
export type Time = string;

/** Of JSON: given as text, read as a value. */
export type Json = ColumnType<unknown, string, string>;
