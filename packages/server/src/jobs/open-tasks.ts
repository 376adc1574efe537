import type { Database } from "../database/database.ts";
import type { Log } from "../log-of.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { Services } from "../services.ts";
import type { Jobs } from "./jobs.ts";
import { openJobs } from "./open-jobs.ts";
import { type Playing, playTasks } from "./play-tasks.ts";
import { TaskJobs } from "./task-jobs.ts";
import { taskService } from "./task-service.ts";
import { TaskThreads } from "./task-threads.ts";
import { TaskWatchers } from "./task-watchers.ts";

interface Opening {
  readonly database: Database;
  /** Of the server. */
  readonly sealer: Sealer;
  readonly log: Log;
}

export interface OpenTasks extends Pick<Services, "tournaments" | "simulations"> {
  readonly jobs: Jobs;
  /** Plays in so many threads of this process; 0: leaves that to others. */
  readonly play: (players: number) => Promise<void>;
  /** Now and then, in every process, also one that leaves playing to others: sends what is missing, and ends what was cancelled. */
  readonly lookAround: () => Promise<void>;
  /** Ends the streams, and gives back what is being played. Before the database is closed. */
  readonly close: () => Promise<void>;
}

/** What one process has to do with jobs and tasks. */
export async function openTasks({ database, sealer, log }: Opening): Promise<OpenTasks> {
  const jobs = await openJobs({ database, onError: (error) => log.error({ err: error }, "a job has failed") });
  const taskJobs = new TaskJobs(jobs);
  const threads = new TaskThreads();
  const watchers = new TaskWatchers(database);
  const means = { database, sealer, taskJobs, threads, watchers };
  let playing: Playing | null = null;
  return {
    jobs,
    tournaments: taskService(means, "tournament", (asked) => ({ kind: "tournament", asked })),
    simulations: taskService(means, "simulation", (asked) => ({ kind: "simulation", asked })),
    play: async (players) => {
      await database.transact({ kind: "engine" }, (transaction) => taskJobs.takeUp(transaction));
      if (players > 0) playing = await playTasks(jobs, { database, sealer, taskJobs, threads, log, players });
    },
    lookAround: async () => {
      await database.transact({ kind: "engine" }, (transaction) => taskJobs.takeUp(transaction));
      await playing?.lookAround();
    },
    close: async () => {
      await watchers.close();
      await playing?.stop();
      await threads.close();
      await jobs.close();
    },
  };
}
