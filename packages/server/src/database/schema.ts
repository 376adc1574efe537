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
  readonly case_holder: CaseHolderRow;
  readonly tables: TableRow;
  readonly seat: SeatRow;
  readonly brief_event: BriefEventRow;
  readonly session: SessionRow;
  readonly session_brief: SessionBriefRow;
  readonly session_event: SessionEventRow;
  readonly action_key: ActionKeyRow;
  readonly commitment_record: CommitmentRecordRow;
  readonly record_consent: RecordConsentRow;
  readonly record_event: RecordEventRow;
  readonly record_actor: RecordActorRow;
  readonly record_action_key: RecordActionKeyRow;
  readonly evidence_file: EvidenceFileRow;
  readonly evidence_chunk: EvidenceChunkRow;
  readonly evidence_reference: EvidenceReferenceRow;
  readonly seat_link: SeatLinkRow;
  readonly rejoin_code: RejoinCodeRow;
  readonly wrong_code: WrongCodeRow;
  readonly console_link: ConsoleLinkRow;
  readonly bot: BotRow;
  readonly bot_turn: BotTurnRow;
  readonly exercise: ExerciseRow;
  readonly exercise_table: ExerciseTableRow;
  readonly exercise_person: ExercisePersonRow;
  readonly audit: AuditRow;
  readonly task: TaskRow;
  readonly task_part: TaskPartRow;
  readonly key_check: KeyCheckRow;
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
  /** The link that it came by. Null: it was given, or the link is gone. */
  readonly came_by: ColumnType<string | null, string | null | undefined, string | null>;
  readonly created_at: Time;
}

/** A link that opens a seat. */
interface SeatLinkRow {
  readonly id: string;
  readonly table_id: string;
  /** Of what stands in the link. */
  readonly token_hash: Uint8Array;
  readonly role: "head" | "member" | "adviser" | "observer" | "mediator";
  readonly party: string | null;
  readonly label: string | null;
  readonly uses: number;
  readonly uses_left: number;
  readonly expires_at: Time;
  readonly created_by: string;
  readonly created_at: Time;
}

/** What somebody who is known by no provider comes back by. */
interface RejoinCodeRow {
  readonly person: string;
  readonly code_hash: Uint8Array;
  readonly created_at: Time;
}

interface WrongCodeRow {
  /** Hash of the address that it came from. */
  readonly place: Uint8Array;
  readonly at: Time;
}

/** The link that makes the first person who may open tables. */
interface ConsoleLinkRow {
  readonly token_hash: Uint8Array;
  readonly expires_at: Time;
}

/** What sits in a seat in place of a person. */
interface BotRow {
  readonly seat: string;
  readonly table_id: string;
  /** The person that it is itself. */
  readonly person: string;
  /** Whose seat it is, and is given back to. Null: the bot's own. */
  readonly stands_in_for: string | null;
  /** Seconds between its turn and its move. */
  readonly pace: number;
  /** Strategy and seed. */
  readonly sealed: Uint8Array;
  readonly created_at: Time;
}

/** A session in which a bot has looked, and found nothing to do. */
interface BotTurnRow {
  readonly session_id: string;
  readonly seat: string;
  /** Position of the last event that it had seen then. */
  readonly looked: number;
  /** When it looks again by itself; null: not before something happens. */
  readonly look_at: Time | null;
}

interface BriefEventRow {
  readonly table_id: string;
  readonly party: string;
  readonly seq: number;
  readonly by_person: string;
  readonly at: Time;
  readonly sealed: Uint8Array;
  /** Whether it holds the brief as it is then, besides what changed. */
  readonly is_whole: ColumnType<boolean, boolean | undefined, boolean>;
  /** Whether a session could be opened with the brief as it is then. */
  readonly is_sound: ColumnType<boolean, boolean | undefined, boolean>;
  /** Idempotency key of the change. */
  readonly key: ColumnType<string | null, string | null | undefined, string | null>;
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

interface CommitmentRecordRow {
  readonly id: string;
  readonly table_id: string;
  /** That it carries out; null: none, or one that is gone. */
  readonly session_id: string | null;
  /** Of the chain before the first event. */
  readonly head: string;
  /** The terms, their salt, and the agreement that they come from. */
  readonly sealed: Uint8Array;
  readonly begun_by: string;
  readonly created_at: Time;
}

interface RecordConsentRow {
  readonly record_id: string;
  readonly party: string;
  /** 1, 2, 3: before all events. */
  readonly position: number;
  readonly by_person: string;
  readonly at: Time;
}

interface RecordEventRow {
  readonly record_id: string;
  readonly seq: number;
  readonly at: Time;
  readonly commitment: string;
  readonly head: string;
  /** The event and its salt. */
  readonly sealed: Uint8Array;
  readonly by_person: string;
}

/** Which seat speaks for a body of the terms. */
interface RecordActorRow {
  readonly record_id: string;
  readonly body: string;
  readonly seat_id: string;
}

interface RecordActionKeyRow {
  readonly record_id: string;
  readonly seat: string;
  readonly key: string;
  readonly answer: Json;
  readonly at: Time;
}

interface EvidenceFileRow {
  readonly id: string;
  readonly table_id: string;
  /** Whom it is for; null: the whole table. */
  readonly party: string | null;
  /** Bytes; until it has arrived, those kept free for it. */
  readonly size: number;
  /** Tells the same content again, to whoever has the key of the table. */
  readonly hash_tag: Uint8Array | null;
  /** Name, type and hash. Null: not all of it has arrived. */
  readonly sealed: Uint8Array | null;
  readonly by_person: string;
  readonly created_at: Time;
}

interface EvidenceChunkRow {
  readonly file_id: string;
  readonly seq: number;
  readonly sealed: Uint8Array;
}

/** An event of a record that names a file as evidence. */
interface EvidenceReferenceRow {
  readonly file_id: string;
  readonly record_id: string;
  readonly seq: number;
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

/** A tournament or a simulation of a person. */
interface TaskRow {
  readonly id: string;
  readonly kind: "tournament" | "simulation";
  readonly by_person: string;
  /** Of the request, so that it begins one task only. */
  readonly key: string | null;
  readonly title: string;
  readonly state: "queued" | "running" | "done" | "failed" | "cancelled";
  readonly games: number;
  /** Games of each part but the last. */
  readonly part_size: number;
  /** Games of the parts that are kept. */
  readonly finished: number;
  readonly asked: Uint8Array;
  readonly settings: Uint8Array;
  /** Null: not made yet. */
  readonly standings: Uint8Array | null;
  readonly created_at: Time;
  readonly ended_at: Time | null;
}

interface TaskPartRow {
  readonly task_id: string;
  /** From 0. */
  readonly part: number;
  /** How often somebody began to play it. */
  readonly tries: number;
  /** Null: not played. */
  readonly results: Uint8Array | null;
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
