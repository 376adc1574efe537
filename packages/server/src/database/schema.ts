import type { CaseRows } from "./rows/case-rows.ts";
import type { ExerciseRows } from "./rows/exercise-rows.ts";
import type { KeepingRows } from "./rows/keeping-rows.ts";
import type { PeopleRows } from "./rows/people-rows.ts";
import type { RecordRows } from "./rows/record-rows.ts";
import type { SessionRows } from "./rows/session-rows.ts";
import type { TableRows } from "./rows/table-rows.ts";
import type { TaskRows } from "./rows/task-rows.ts";

/** The tables as Kysely sees them; the migrations make them. Ids of persons, tables, seats and sessions are uuids. */
export interface Schema extends PeopleRows, CaseRows, TableRows, SessionRows, RecordRows, ExerciseRows, TaskRows, KeepingRows {}
