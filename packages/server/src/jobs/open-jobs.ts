import { CompiledQuery } from "kysely";
import { PgBoss } from "pg-boss";
import type { Database } from "../database/database.ts";
import { JobQueue } from "./job-queue.ts";
import { queueDatabase } from "./queue-database.ts";
import { QUEUES, type QueueSettings } from "./queues.ts";

interface Opening {
  readonly database: Database;
  /** Told of what goes wrong behind the scenes, and of handlers that throw. */
  readonly onError: (error: unknown) => void;
}

/** Seconds. Of the first, pg-boss takes no less than 10; a job without a beat for so long is given to another. */
const HEARTBEAT = 10;
const LONGEST_JOB = 12 * 3600;
const KEEP_ENDED = 3600;
const TIDY_EVERY = 600;
/** How often somebody looks for jobs whose process has died. On the embedded database there is no other process that could take them up. */
const LOOK_EVERY = { embedded: 10, postgres: 2 } as const;

/** The queue of a database that has been brought up to date. Close it before the database. */
export async function openJobs({ database, onError }: Opening): Promise<JobQueue> {
  await makeQueues(database);
  const look = LOOK_EVERY[database.kind];
  const boss = new PgBoss({
    db: queueDatabase(database),
    backend: database.kind === "embedded" ? "pglite" : "postgres",
    schema: "detente_jobs",
    // The owner of the tables has made them; who works with them may not change them.
    migrate: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    persistWarnings: false,
    persistQueueStats: false,
    superviseIntervalSeconds: look,
    monitorIntervalSeconds: look,
    maintenanceIntervalSeconds: TIDY_EVERY,
    openTelemetry: { enabled: false },
  });
  boss.on("error", onError);
  await boss.start();
  const queue = new JobQueue({ boss, database, onError });
  await queue.listen();
  return queue;
}

/** Before the queue starts: it reads then which queues there are, and must not ask for that within a transaction. */
async function makeQueues(database: Database): Promise<void> {
  await database.transact({ kind: "engine" }, async ({ sql }) => {
    for (const [name, settings] of Object.entries(QUEUES)) {
      const options = JSON.stringify(optionsOf(settings));
      await sql.executeQuery(CompiledQuery.raw("select detente_jobs.create_queue($1, $2::jsonb)", [name, options]));
    }
  });
}

const optionsOf = ({ retries, firstDelay, longestDelay }: QueueSettings) => ({
  // One waiting or running job a key; those without a wish get a key of their own.
  policy: "exclusive",
  retryLimit: retries,
  retryDelay: firstDelay,
  retryBackoff: true,
  retryDelayMax: longestDelay,
  expireInSeconds: LONGEST_JOB,
  heartbeatSeconds: HEARTBEAT,
  deleteAfterSeconds: KEEP_ENDED,
});
