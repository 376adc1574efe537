import type { ColumnType, Generated } from "kysely";

/** ISO, UTC, with milliseconds. */
type Time = string;
/** Of JSON: given as text, read as a value. */
type Json = ColumnType<unknown, string, string>;

/** The tables as Kysely sees them; the migrations make them. Ids of persons, tables, seats and sessions are uuids. */
export interface Schema {
  readonly person: PersonRow;
  readonly sign_in: SignInRow;
  readonly sign_in_attempt: SignInAttemptRow;
  readonly case_revision: CaseRevisionRow;
  readonly case_brief: CaseBriefRow;
  readonly tables: TableRow;
  readonly seat: SeatRow;
  readonly brief_event: BriefEventRow;
  readonly session: SessionRow;
  readonly session_brief: SessionBriefRow;
  readonly session_event: SessionEventRow;
  readonly action_key: ActionKeyRow;
  readonly audit: AuditRow;
}

interface PersonRow {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly created_at: Time;
}

interface SignInRow {
  readonly token_hash: Uint8Array;
  readonly person: string;
  readonly created_at: Time;
  readonly last_seen_at: Time;
  readonly expires_at: Time;
}

/** A sign-in that is under way. */
interface SignInAttemptRow {
  /** Of what its browser's cookie holds. */
  readonly browser_hash: Uint8Array;
  readonly salt: Uint8Array;
  readonly issuer: string;
  readonly to_path: string;
  readonly expires_at: Time;
}

/** A version of a case, without its briefs. */
interface CaseRevisionRow {
  /** Of the content of the public part. */
  readonly hash: string;
  readonly case_id: string;
  readonly title: string;
  /** The case file. */
  readonly text: string;
  readonly is_example: boolean;
  /** Null: it came with the program. */
  readonly created_by: string | null;
  readonly created_at: Time;
}

/** A brief that came with a case, for the tables that will be made of it. */
interface CaseBriefRow {
  readonly case_hash: string;
  readonly party: string;
  /** Null: it came with the program. */
  readonly created_by: string | null;
  readonly sealed: Uint8Array;
}

interface TableRow {
  readonly id: string;
  readonly title: string;
  readonly case_hash: string;
  /** What its sealed values are sealed with, itself sealed with the server's key. */
  readonly wrapped_key: Uint8Array;
  readonly created_by: string;
  readonly created_at: Time;
}

interface SeatRow {
  readonly id: string;
  readonly table_id: string;
  readonly person: string;
  readonly role: "head" | "member" | "adviser" | "observer" | "mediator" | "facilitator";
  /** Of heads, members and advisers; else null. */
  readonly party: string | null;
  readonly created_at: Time;
}

interface BriefEventRow {
  readonly table_id: string;
  readonly party: string;
  readonly seq: number;
  readonly by_person: string;
  readonly at: Time;
  readonly sealed: Uint8Array;
}

interface SessionRow {
  readonly id: string;
  readonly table_id: string;
  readonly name: string;
  readonly track: string | null;
  readonly created_at: Time;
  /** When time alone next brings something about in it. Null: never, as it stands. */
  readonly due_at: Time | null;
}

/** How far a party's brief was when the session was opened. */
interface SessionBriefRow {
  readonly session_id: string;
  readonly party: string;
  readonly seq: number;
}

interface SessionEventRow {
  readonly session_id: string;
  readonly audience: string;
  /** In the log of its audience. */
  readonly seq: number;
  /** Among all events of the session. */
  readonly position: number;
  readonly at: Time;
  readonly commitment: string;
  readonly head: string;
  /** The event and its salt. Null: erased. */
  readonly sealed: Uint8Array | null;
  /** Null: the clock. */
  readonly by_person: string | null;
}

interface ActionKeyRow {
  readonly session_id: string;
  readonly person: string;
  readonly seat: string;
  readonly key: string;
  readonly answer: Json;
  readonly at: Time;
}

interface AuditRow {
  readonly id: Generated<number>;
  readonly at: Time;
  readonly by_person: string | null;
  readonly deed: string;
  readonly table_id: string | null;
  readonly facts: Json;
}
