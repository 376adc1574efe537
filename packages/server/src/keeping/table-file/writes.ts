import type { Database, Transaction } from "../../database/database.ts";
import { isUniqueViolation } from "../../database/sql-errors.ts";
import { hearOfArrival } from "../../store/table-arrival-store.ts";
import { WrongTableFile } from "./wrong-table-file.ts";

/** Writes, and bytes that they hold, that wait at most. */
const MOST = 50;
const MOST_BYTES = 512 * 1024;

type Write = (transaction: Transaction) => Promise<unknown>;

/** Rows of a table that is arriving, many in one transaction, in their order. */
export class Writes {
  readonly #database: Database;
  readonly #table: string;
  #waiting: Write[] = [];
  #bytes = 0;

  constructor(database: Database, table: string) {
    this.#database = database;
    this.#table = table;
  }

  async add(bytes: number, write: Write): Promise<void> {
    this.#waiting.push(write);
    this.#bytes += bytes;
    if (this.#waiting.length >= MOST || this.#bytes >= MOST_BYTES) await this.now(async () => null);
  }

  /** After all that waits. */
  async now<Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value> {
    const waiting = this.#waiting;
    [this.#waiting, this.#bytes] = [[], 0];
    try {
      return await this.#database.transact({ kind: "engine" }, async (transaction) => {
        if (!(await hearOfArrival(transaction, this.#table)))
          throw new WrongTableFile("Nothing came for too long.", { cure: "Send it once more, over a faster line." });
        for (const write of waiting) await write(transaction);
        return work(transaction);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new WrongTableFile("Here or shortly before, something is there twice.");
      throw error;
    }
  }
}
