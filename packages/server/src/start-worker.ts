import { failed, ok, type Result } from "@detente/engine";
import { openTasks } from "./jobs/open-tasks.ts";
import type { LogLines } from "./log-settings.ts";
import { logOf } from "./log-of.ts";
import { keySourceOf, openDatabase } from "./open-database.ts";
import { regularly } from "./regularly.ts";
import { keyThatIs } from "./secrets/key-source.ts";
import { TableSealers } from "./secrets/table-sealers.ts";
import type { Settings } from "./settings.ts";

export interface RunningWorker {
  readonly threads: number;
  /** Gives back what is not played within a few seconds, and closes the database. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds between two looks for jobs that were lost. */
const LOOK_AROUND = 10_000;

interface Starting {
  readonly settings: Settings;
  /** That play, 1 or more. */
  readonly threads: number;
  readonly log: LogLines;
}

/** A process that plays tournaments and simulations for the servers of the same database, or why it cannot, in plain words. */
export async function startWorker({ settings, threads, log: lines }: Starting): Promise<Result<RunningWorker, string>> {
  if (settings.database.kind === "embedded")
    return failed(
      "DATABASE_URL is missing. The database that a server has in its data folder is for that server alone: WORKERS sets its threads.",
    );
  // What the servers sealed opens with their key only.
  const known = keyThatIs(keySourceOf(settings));
  if (known.kind === "failed") return known;
  const opened = await openDatabase(settings);
  if (opened.kind === "failed") return opened;
  const { database, key, closeDoor } = opened.value;
  const log = logOf(settings, lines);
  const tasks = await openTasks({ database, sealer: new TableSealers(key).server, log });
  await tasks.play(threads);
  const rest = regularly([{ every: LOOK_AROUND, work: tasks.lookAround }]);
  log.info({ threads }, "works off tournaments and simulations");
  const stop = async (): Promise<void> => {
    rest();
    await tasks.close();
    await closeDoor();
    await database.close();
  };
  return ok({ threads, stop });
}
