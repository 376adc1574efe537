import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/**
 * Who asks the database. The engine decides and sends out, and sees everything; a person sees what row-level security shows to its seats;
 * nobody sees nothing.
 */
export type Asker =
  | { readonly kind: "engine" }
  /** Uuids. Where a seat is named, the person sees what that seat sees, and nothing of its others. */
  | { readonly kind: "person"; readonly person: string; readonly seat?: string }
  | { readonly kind: "nobody" };

export interface Transaction {
  /** Bound to the transaction: what is asked of it afterwards throws. After a statement that failed, nothing can be saved of it. */
  readonly sql: Kysely<Schema>;
  /** When it began, by the database's clock: ISO, UTC, with milliseconds. */
  readonly at: string;
  /**
   * A notice that is part of the transaction: sent with its end where it is kept, and never else, so that who dies in between leaves nobody
   * untold. Those who listen in this process are told before `transact` resolves, and perhaps once more. At most 7,999 bytes.
   */
  readonly notify: (channel: string, payload: string) => Promise<void>;
}

export interface Database {
  readonly kind: "embedded" | "postgres";
  /**
   * Does work in one transaction, with the rights of the asker. Kept, on disk, once it resolves; undone when work throws, or when one of its
   * statements failed. Throws `DatabaseLost` where the connection goes.
   */
  transact<Value>(asker: Asker, work: (transaction: Transaction) => Promise<Value>): Promise<Value>;
  /**
   * Tells of every notice on a channel, sent by any process of this database, in the order sent. Where some may have been missed, because the
   * connection was lost and is there again, it tells "" once. The promise it gives ends it.
   */
  listen(channel: string, told: (payload: string) => void): Promise<() => Promise<void>>;
  /** Outside of any transaction. At most 7,999 bytes. */
  notify(channel: string, payload: string): Promise<void>;
  /** Waits for what is under way. What is asked for afterwards throws. */
  close(): Promise<void>;
}
