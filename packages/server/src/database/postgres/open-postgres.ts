import pg from "pg";
import { checkedKey } from "../../keeping/key-check.ts";
import type { KeySource } from "../../secrets/key-source.ts";
import type { Asker, Database, Transaction } from "../database.ts";
import { Gathering } from "../../gathering.ts";
import { DatabaseRefused, migrate } from "../migrate.ts";
import type { Line } from "../line.ts";
import { kyselyOn } from "../line-dialect.ts";
import { type Notice, Notices } from "../notices.ts";
import { notifyOn, runNotifying } from "../run-transaction.ts";
import { DatabaseLost } from "../sql-errors.ts";
import { wallProblems } from "../walls.ts";
import { connect, connectionSettings } from "./connect.ts";
import { durabilityProblems } from "./durability.ts";
import { plainError } from "./plain-error.ts";
import { PostgresLine } from "./postgres-line.ts";
import { PostgresListener } from "./postgres-listener.ts";
import { WORKING_LOGIN, workingLogin } from "./working-login.ts";

export interface PostgresSettings {
  /** Of the database, with a login that owns it; or with the working login, where the owner has an address of its own. */
  readonly url: string;
  /** Null: the same. */
  readonly ownerUrl: string | null;
  readonly key: KeySource;
  /** At most; one more listens. */
  readonly connections: number;
  /** Milliseconds to wait for a database that is only just starting. */
  readonly patience: number;
  /** Whether to work with one that may lose what it acknowledged. */
  readonly mayLose: "on" | "off";
}

/**
 * A PostgreSQL of others, brought up to date. Several processes may have it open. Throws `DatabaseRefused`, in plain words, where its walls
 * do not hold, the key is not the one it was sealed with, it may lose what it acknowledged, or a newer program has been there, and `DatabaseLost` where it cannot be reached.
 */
export async function openPostgres({ url, ownerUrl, key, connections, patience, mayLose }: PostgresSettings): Promise<Database> {
  const working = await prepared({ url, ownerUrl, key, patience });
  await checkWalls(working, mayLose);
  return new PostgresDatabase(working, connections);
}

/** Brings it up to date, and gives the address under which to work. */
async function prepared({ url, ownerUrl, key, patience }: Omit<PostgresSettings, "connections" | "mayLose">): Promise<string> {
  const client = await connect(ownerUrl ?? url, patience);
  try {
    const line = new PostgresLine(client);
    await migrate(line);
    // Before the password of the working login is derived from it.
    const checked = await checkedKey(kyselyOn(line), key);
    return ownerUrl === null ? await workingLogin(line, { url, key: checked, login: WORKING_LOGIN }) : url;
  } finally {
    await client.end();
  }
}

async function checkWalls(url: string, mayLose: "on" | "off"): Promise<void> {
  const client = await connect(url, 0);
  try {
    const line = new PostgresLine(client);
    const losses = mayLose === "on" ? [] : await durabilityProblems(line);
    const problems = [...(await wallProblems(line, "ownLogin")), ...losses];
    if (problems.length > 0) throw new DatabaseRefused(problems.join("\n"));
  } finally {
    await client.end();
  }
}

/** At once. */
const MOST_NOTICES = 500;

class PostgresDatabase implements Database {
  readonly kind = "postgres";
  readonly #pool: pg.Pool;
  readonly #notices = new Notices();
  readonly #listener: PostgresListener;
  readonly #sending = new Gathering<Notice, null>({ rounds: 1, most: MOST_NOTICES }, (notices) => this.#send(notices));
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(url: string, connections: number) {
    this.#pool = new pg.Pool({ ...connectionSettings(url), max: connections });
    // Of connections that nobody is using: the pool makes another. Of those in use, whoever uses it is told.
    this.#pool.on("error", () => undefined);
    this.#pool.on("connect", (client) => void client.on("error", () => undefined));
    this.#listener = new PostgresListener(url, this.#notices);
  }

  async transact<Value>(asker: Asker, work: (transaction: Transaction) => Promise<Value>): Promise<Value> {
    const sent: Notice[] = [];
    const notify = async (line: Line, notice: Notice): Promise<void> => {
      await notifyOn(line, notice);
      sent.push(notice);
    };
    const value = await this.#with((line) => runNotifying(line, asker, { work, notify }));
    this.#notices.tellAll(sent);
    return value;
  }

  async listen(channel: string, told: (payload: string) => void): Promise<() => Promise<void>> {
    Notices.check(channel, "");
    const end = this.#notices.add(channel, told);
    try {
      await this.#listener.listen(channel);
    } catch (error) {
      end();
      throw plainError(error);
    }
    return async () => {
      if (end() === "empty") await this.#listener.unlisten(channel);
    };
  }

  async notify(channel: string, payload: string): Promise<void> {
    Notices.check(channel, payload);
    await this.#sending.ask({ channel, payload });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    // The pool itself would forget those that wait for a connection.
    await Promise.allSettled(this.#underWay);
    await this.#listener.close();
    await this.#pool.end();
  }

  /** Together, for each commit that notifies waits for all others that do; and without a wait for the disk, which a notice does not outlive. */
  async #send(notices: readonly Notice[]): Promise<readonly null[]> {
    const [channels, payloads] = [notices.map(({ channel }) => channel), notices.map(({ payload }) => payload)];
    const text =
      "select set_config('synchronous_commit', 'off', true), pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as notice (channel, payload)";
    await this.#with((line) => line.query(text, [channels, payloads]));
    return notices.map(() => null);
  }

  async #with<Value>(work: (line: Line) => Promise<Value>): Promise<Value> {
    if (this.#isClosed) throw new DatabaseLost("The database is closed.");
    const done = this.#onConnection(work);
    this.#underWay.add(done);
    try {
      return await done;
    } finally {
      this.#underWay.delete(done);
    }
  }

  async #onConnection<Value>(work: (line: Line) => Promise<Value>): Promise<Value> {
    const client = await this.#connection();
    const line = new PostgresLine(client);
    try {
      return await work(line);
    } finally {
      client.release(line.isLost);
    }
  }

  async #connection(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw plainError(error);
    }
  }
}
