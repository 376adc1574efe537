import { constants, existsSync, mkdirSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Asker, Database, Transaction } from "../database.ts";
import { DatabaseRefused, migrate } from "../migrate.ts";
import { type Notice, Notices } from "../notices.ts";
import { runNotifying } from "../run-transaction.ts";
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
export async function openEmbedded({ folder, housekeeping }: EmbeddedSettings): Promise<EmbeddedDatabase> {
  const line = await openEmbeddedLine(folder);
  try {
    await migrate(line);
    const problems = await wallProblems(line, "roles");
    if (problems.length > 0) throw new DatabaseRefused(problems.join("\n"));
    return new OpenedEmbedded(line, housekeeping, filesIn(folder));
  } catch (error) {
    await line.close();
    throw error;
  }
}

/** The one connection, with all rights, to the database in a folder of data as it stands; an empty one where there is none. As above. */
export async function openEmbeddedLine(folder: string): Promise<WorkerLine> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = filesIn(folder);
  const unlock = lockFolder(files);
  mkdirSync(files, { recursive: true, mode: 0o700 });
  return WorkerLine.open({ folder: files }, unlock);
}

/** Whether there is a database in a folder of data. */
export const hasEmbedded = (folder: string): boolean => existsSync(join(filesIn(folder), "PG_VERSION"));

const filesIn = (folder: string): string => join(folder, "postgres");

export interface EmbeddedDatabase extends Database {
  /** Makes another folder of data, with a copy of the database as it is at one moment. Whoever asks something meanwhile waits. */
  readonly copyTo: (folder: string) => Promise<void>;
}

class OpenedEmbedded implements EmbeddedDatabase {
  readonly kind = "embedded";
  readonly #line: WorkerLine;
  readonly #turns = new Turns();
  readonly #notices = new Notices();
  readonly #timer: NodeJS.Timeout;
  #isIdle = true;
  #isClosed = false;

  readonly #files: string;

  constructor(line: WorkerLine, housekeeping: number, files: string) {
    this.#line = line;
    this.#files = files;
    this.#timer = setInterval(() => this.#keepHouse(), housekeeping).unref();
  }

  async transact<Value>(asker: Asker, work: (transaction: Transaction) => Promise<Value>): Promise<Value> {
    if (this.#isClosed) throw new DatabaseLost("The database is closed.");
    this.#isIdle = false;
    const sent: Notice[] = [];
    const notify = async (_line: unknown, notice: Notice): Promise<void> => void sent.push(notice);
    const value = await this.#turns.take(() => runNotifying(this.#line, asker, { work, notify }));
    // Nobody else has this database open: who dies before this leaves nobody to be told.
    this.#notices.tellAll(sent);
    return value;
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

  async copyTo(folder: string): Promise<void> {
    if (this.#isClosed) throw new DatabaseLost("The database is closed.");
    await mkdir(folder, { mode: 0o700 });
    // With everything in the files, and nobody writing, what is copied is what would be found after a crash at this moment.
    await this.#turns.take(async () => {
      await this.#line.script("checkpoint");
      await cp(this.#files, filesIn(folder), { recursive: true, mode: constants.COPYFILE_FICLONE });
    });
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
