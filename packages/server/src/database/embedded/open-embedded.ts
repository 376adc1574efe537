import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Asker, Database, Transaction } from "../database.ts";
import { DatabaseRefused, migrate } from "../migrate.ts";
import { Notices } from "../notices.ts";
import { runTransaction } from "../run-transaction.ts";
import { DatabaseLost } from "../sql-errors.ts";
import { wallProblems } from "../walls.ts";
import { lockFolder } from "./folder-lock.ts";
import { keepHouse } from "./housekeeping.ts";
import { Turns } from "./turns.ts";
import { WorkerLine } from "./worker-line.ts";

export interface EmbeddedSettings {
  /** Of data; made where it is missing. The database has one folder in it, and the lock beside that. */
  readonly folder: string;
  /** Milliseconds between two times of housekeeping; it is left out where nobody asked anything since. */
  readonly housekeeping: number;
}

/**
 * A PostgreSQL in a thread of this process, brought up to date. One connection: transactions come one after another. Throws `DatabaseRefused`
 * where another process has the folder open, or a newer program had.
 */
export async function openEmbedded({ folder, housekeeping }: EmbeddedSettings): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = join(folder, "postgres");
  const unlock = lockFolder(files);
  const line = await openLine(files, unlock);
  try {
    await migrate(line);
    const problems = await wallProblems(line, "roles");
    if (problems.length > 0) throw new DatabaseRefused(problems.join("\n"));
    return new EmbeddedDatabase(line, housekeeping);
  } catch (error) {
    await line.close();
    throw error;
  }
}

async function openLine(files: string, unlock: () => void): Promise<WorkerLine> {
  mkdirSync(files, { recursive: true, mode: 0o700 });
  return WorkerLine.open({ folder: files }, unlock);
}

class EmbeddedDatabase implements Database {
  readonly kind = "embedded";
  readonly #line: WorkerLine;
  readonly #turns = new Turns();
  readonly #notices = new Notices();
  readonly #timer: NodeJS.Timeout;
  #isIdle = true;
  #isClosed = false;

  constructor(line: WorkerLine, housekeeping: number) {
    this.#line = line;
    this.#timer = setInterval(() => this.#keepHouse(), housekeeping).unref();
  }

  async transact<Value>(asker: Asker, work: (transaction: Transaction) => Promise<Value>): Promise<Value> {
    if (this.#isClosed) throw new DatabaseLost("The database is closed.");
    this.#isIdle = false;
    return this.#turns.take(() => runTransaction(this.#line, asker, work));
  }

  async listen(channel: string, told: (payload: string) => void): Promise<() => Promise<void>> {
    Notices.check(channel, "");
    const end = this.#notices.add(channel, told);
    return async () => {
      end();
    };
  }

  /** No other process has this database open. Told after whatever the caller does at once. */
  async notify(channel: string, payload: string): Promise<void> {
    Notices.check(channel, payload);
    setImmediate(() => this.#notices.tell(channel, payload));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#turns.take(async () => {
      try {
        await this.#line.script("checkpoint");
      } finally {
        await this.#line.close();
      }
    });
  }

  #keepHouse(): void {
    if (this.#isIdle) return;
    this.#isIdle = true;
    // If the database has gone, whoever asks it next is told; nobody asked for this.
    keepHouse(this.#line, this.#turns).catch(() => undefined);
  }
}
