import type { Generated } from "kysely";
import type { Json, Time } from "./columns.ts";

/** Many tables on one case. */
export interface ExerciseRows {
  readonly exercise: ExerciseRow;
  readonly exercise_table: ExerciseTableRow;
  readonly exercise_person: ExercisePersonRow;
  readonly exercise_deed: ExerciseDeedRow;
  readonly exercise_deed_table: ExerciseDeedTableRow;
}

/** Many tables on one case, led by one person. */
interface ExerciseRow {
  readonly id: string;
  readonly title: string;
  readonly case_hash: string;
  readonly setup: Json;
  readonly seats: Json;
  /** What plays where somebody is missing; null: nothing does. */
  readonly sealed_bots: Uint8Array | null;
  /** Of the code that people join by; null: there is none. */
  readonly code_tag: Uint8Array | null;
  readonly joining: "open" | "closed";
  /** What becomes of people who are not on the roster. */
  readonly others: "welcome" | "refused";
  readonly is_debrief_open: Generated<boolean>;
  readonly created_by: string;
  readonly created_at: Time;
}

interface ExerciseTableRow {
  readonly exercise: string;
  /** 1, 2, 3. */
  readonly number: number;
  readonly table_id: string;
  readonly session_id: string;
}

/** Who has joined, or stands on the roster. */
interface ExercisePersonRow {
  readonly id: string;
  readonly exercise: string;
  /** In the order of joining, or of the roster. */
  readonly number: number;
  readonly person: string | null;
  /** Of who is expected; empty once they have come. */
  readonly name: string;
  readonly joined_at: Time | null;
}

/** What is done at all tables of an exercise. */
interface ExerciseDeedRow {
  readonly id: string;
  readonly exercise: string;
  /** 1, 2, 3: in this order they are done. */
  readonly number: number;
  readonly kind: string;
  /** Null once it has ended: it may hold what somebody wrote. */
  readonly sealed_deed: Uint8Array | null;
  readonly tries: Generated<number>;
  readonly asked_at: Time;
  readonly ended_at: Time | null;
}

interface ExerciseDeedTableRow {
  readonly deed: string;
  /** Of the table in the exercise. */
  readonly number: number;
  /** Null: nothing yet. */
  readonly result: "done" | "refused" | "passedOver" | null;
  readonly code: string | null;
  readonly detail: string | null;
}
