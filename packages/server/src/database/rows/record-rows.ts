import type { Generated } from "kysely";
import type { Json, Time } from "./columns.ts";

/** Records of commitments, and the files that are their evidence. */
export interface RecordRows {
  readonly commitment_record: CommitmentRecordRow;
  readonly record_consent: RecordConsentRow;
  readonly record_event: RecordEventRow;
  readonly record_actor: RecordActorRow;
  readonly record_action_key: RecordActionKeyRow;
  readonly evidence_file: EvidenceFileRow;
  readonly evidence_chunk: EvidenceChunkRow;
  readonly evidence_reference: EvidenceReferenceRow;
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
  /** Null: it stands. */
  readonly withdrawn_at: Generated<Time | null>;
  readonly withdrawn_by: Generated<string | null>;
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
  /** In whose room at the table it lies, as `roomOf` names it. */
  readonly room: string;
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
