import { failed, ok, type Result } from "@detente/engine";
import { createApp } from "./app.ts";
import { type ExampleFile, loadExamples } from "./cases/load-examples.ts";
import type { Database } from "./database/database.ts";
import { listen } from "./listen.ts";
import type { LogLines } from "./log-settings.ts";
import { openDatabase } from "./open-database.ts";
import { openServices } from "./open-services.ts";
import { regularly } from "./regularly.ts";
import { TableSealers } from "./secrets/table-sealers.ts";
import type { Settings } from "./settings.ts";
import { consoleLink } from "./sign-in/console-link.ts";

export interface RunningServer {
  /** Where people reach it. */
  readonly url: string;
  /** Address of a page that makes whoever opens it first somebody who may open tables. A secret; null: none was made. */
  readonly consoleLink: string | null;
  /** Whether it has the workbench to show, besides what it answers to programs. */
  readonly hasPages: boolean;
  /** Ends the streams, lets requests under way finish, and closes the database. */
  readonly stop: () => Promise<void>;
}

interface Starting {
  readonly settings: Settings;
  readonly examples: readonly ExampleFile[];
  /** Folder of the built pages; null: there are none. */
  readonly pages: string | null;
  readonly log: LogLines;
}

/** A server that listens, or why it cannot, in plain words. */
export async function startServer({ settings, examples, pages, log }: Starting): Promise<Result<RunningServer, string>> {
  const opened = await openDatabase(settings);
  if (opened.kind === "failed") return opened;
  const { database, key, closeDoor } = opened.value;
  try {
    const served = await serve(database, { settings, examples, pages, log, sealers: new TableSealers(key) });
    if (served.kind === "failed") {
      await closeDoor();
      return served;
    }
    const { stop, ...shown } = served.value;
    return ok({ ...shown, stop: async () => void (await Promise.all([closeDoor(), stop()])) });
  } catch (error) {
    await closeDoor();
    await database.close();
    throw error;
  }
}

interface Serving extends Starting {
  readonly sealers: TableSealers;
}

async function serve(database: Database, { settings, examples, pages, log, sealers }: Serving): Promise<Result<RunningServer, string>> {
  await loadExamples(database, sealers.server, examples);
  const { services, routes, works, play, quieten, close } = await openServices({ database, sealers, settings, log });
  const app = await createApp({ settings, services, log, routes, pages });
  const listening = await listen(app, settings);
  await play();
  const rest = regularly(works);
  const stop = async (): Promise<void> => {
    rest();
    await quieten();
    await app.close();
    await close();
    await database.close();
  };
  if (listening.kind === "ok") {
    const path = await consoleLink(database, settings);
    return ok({ url: listening.value, consoleLink: path && `${listening.value}${path}`, hasPages: pages !== null, stop });
  }
  await stop();
  return failed(`${listening.failure.variable} ${listening.failure.message}`);
}
