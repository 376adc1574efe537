import type { Json, Time } from "./columns.ts";

/** What happens in sessions. */
export interface SessionRows {
  readonly session: SessionRow;
  readonly session_brief: SessionBriefRow;
  readonly session_event: SessionEventRow;
  readonly action_key: ActionKeyRow;
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
