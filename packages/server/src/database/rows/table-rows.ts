import type { ColumnType } from "kysely";
import type { Time } from "./columns.ts";

/** Tables, who sits there, and what their sides are told. */
export interface TableRows {
  readonly tables: TableRow;
  readonly seat: SeatRow;
  readonly seat_link: SeatLinkRow;
  readonly bot: BotRow;
  readonly bot_turn: BotTurnRow;
  readonly brief_event: BriefEventRow;
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
