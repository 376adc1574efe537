import { setTimeout as delay } from "node:timers/promises";
import { CompiledQuery } from "kysely";
import type { Job, PgBoss } from "pg-boss";
import type { Database, Transaction } from "../database/database.ts";
import { type JobData, type Jobs, type JobWish, WorkStopped, type WorkWish } from "./jobs.ts";
import { queueWithin } from "./queue-database.ts";
import type { QueueName } from "./queues.ts";

interface Means {
  readonly boss: PgBoss;
  readonly database: Database;
  readonly onError: (error: unknown) => void;
}

type Handler = (data: JobData, signal: AbortSignal) => Promise<void>;

interface Running {
  readonly handler: Handler;
  readonly stopping: AbortSignal;
}

const CHANNEL = "detente_jobs";
/** Seconds. Between two looks at a queue, should nobody tell of a job. */
const LOOK = 2;
const BEAT = 3;
/** Milliseconds that a job under way is given to end, when it is to stop. */
const GRACE = 2_000;
/** Milliseconds that the queue is given to end. */
const PATIENCE = 5_000;

/** As pg-boss knows a job that waits or runs. */
const LACKING = `select key from unnest($2::text[]) as key
where not exists (select from detente_jobs.job where name = $1 and coalesce(singleton_key, '') = key and policy = 'exclusive' and state <= 'active')`;

/** Jobs by pg-boss, in the same database as everything else. */
export class JobQueue implements Jobs {
  readonly #boss: PgBoss;
  readonly #database: Database;
  readonly #onError: Means["onError"];
  readonly #workers = new Map<QueueName, Set<string>>();
  readonly #stops = new Set<() => Promise<void>>();
  #unlisten: () => Promise<void> = async () => {};

  constructor({ boss, database, onError }: Means) {
    this.#boss = boss;
    this.#database = database;
    this.#onError = onError;
  }

  /** Once, before anything else. */
  async listen(): Promise<void> {
    this.#unlisten = await this.#database.listen(CHANNEL, (queue) => {
      for (const name of this.#workers.keys()) if (queue === "" || queue === name) this.#wake(name);
    });
  }

  // oxlint-disable-next-line max-params -- the transaction stands first in all that is done in one; the rest reads as a sentence.
  async send(transaction: Transaction, queue: QueueName, data: JobData, wish: JobWish = {}): Promise<void> {
    const { notBefore, once = crypto.randomUUID() } = wish;
    const db = queueWithin(transaction);
    await this.#boss.send(queue, data, { db, singletonKey: once, ...(notBefore !== undefined && { startAfter: notBefore }) });
    // On the embedded database the look waits for the transaction, which is under way; PostgreSQL tells once it is committed.
    if (this.#database.kind === "embedded") setImmediate(() => this.#wake(queue));
    else await transaction.sql.executeQuery(CompiledQuery.raw("select pg_notify($1, $2)", [CHANNEL, queue]));
    // Sooner than the next look of this process, or another, would find it.
    if (notBefore !== undefined) setTimeout(() => this.#wake(queue), Date.parse(notBefore) - Date.parse(transaction.at)).unref();
  }

  async lacking({ sql }: Transaction, queue: QueueName, keys: readonly string[]): Promise<readonly string[]> {
    const { rows } = await sql.executeQuery<{ readonly key: string }>(CompiledQuery.raw(LACKING, [queue, keys]));
    return rows.map(({ key }) => key);
  }

  async work(queue: QueueName, handler: Handler, { atOnce = 1 }: WorkWish = {}): Promise<() => Promise<void>> {
    const stopping = new AbortController();
    const options = { batchSize: 1, pollingIntervalSeconds: LOOK, heartbeatRefreshSeconds: BEAT };
    const running = { handler, stopping: stopping.signal };
    const ids: string[] = [];
    for (let k = 0; k < atOnce; k++) {
      ids.push(await this.#boss.work<JobData>(queue, options, (jobs) => this.#run(queue, jobs, running)));
    }
    const known = this.#workers.get(queue) ?? new Set();
    this.#workers.set(queue, known);
    for (const id of ids) known.add(id);
    const stop = async (): Promise<void> => {
      if (!this.#stops.delete(stop)) return;
      for (const id of ids) known.delete(id);
      const ended = Promise.all(ids.map((id) => this.#boss.offWork(queue, { id, wait: true })));
      if ((await firstOf(ended, GRACE)) === "late") stopping.abort(new WorkStopped());
      // Who does not heed its signal loses the job when the queue is closed.
      await firstOf(ended, GRACE);
    };
    this.#stops.add(stop);
    return stop;
  }

  /** Ends all work, and gives back what is not through in a few seconds. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#stops, (stop) => stop()));
    await this.#unlisten();
    await this.#boss.stop({ close: false, timeout: PATIENCE });
  }

  async #run(queue: QueueName, jobs: readonly Job<JobData>[], { handler, stopping }: Running): Promise<void> {
    for (const { data, signal } of jobs) {
      try {
        await handler(data, AbortSignal.any([signal, stopping]));
      } catch (error) {
        if (!stopping.aborted) this.#onError(error);
        // What it says stays in the log: the queue would keep it in a row, with its cause.
        // oxlint-disable-next-line preserve-caught-error
        throw new Error(stopping.aborted ? "given back" : "failed");
      } finally {
        // After one job comes the next, without a pause.
        this.#wake(queue);
      }
    }
  }

  #wake(queue: QueueName): void {
    for (const id of this.#workers.get(queue) ?? []) this.#boss.notifyWorker(id);
  }
}

async function firstOf(ended: Promise<unknown>, patience: number): Promise<"ended" | "late"> {
  const ready = new AbortController();
  const late = delay(patience, "late" as const, { signal: ready.signal }).catch(() => "late" as const);
  const first = await Promise.race([ended.then(() => "ended" as const), late]);
  ready.abort();
  return first;
}
