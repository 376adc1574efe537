import type { Database } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { TaskJobs } from "./task-jobs.ts";
import type { TaskThreads } from "./task-threads.ts";
import type { TaskWatchers } from "./task-watchers.ts";

export interface TaskMeans {
  readonly database: Database;
  readonly taskJobs: TaskJobs;
  /** Of the server. */
  readonly sealer: Sealer;
  readonly threads: TaskThreads;
  readonly watchers: TaskWatchers;
}
