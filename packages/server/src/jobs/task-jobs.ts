import type { Transaction } from "../database/database.ts";
import { readMissingParts } from "../store/task-part-store.ts";
import type { Jobs } from "./jobs.ts";

/** Parts of one task that wait or run at the same time. The next are sent as these end, so that the tasks of all people go on side by side. */
const ABREAST = 8;
/** Tasks of one look for what is missing; the oldest end first, and make room for the others. */
const MOST_TASKS = 500;

/** The jobs of tasks, each sent in the transaction with what gives rise to it. */
export class TaskJobs {
  readonly #jobs: Jobs;

  constructor(jobs: Jobs) {
    this.#jobs = jobs;
  }

  /** What a task begins with. */
  async begin(transaction: Transaction, task: string, parts: number): Promise<void> {
    for (let part = 0; part < Math.min(ABREAST, parts); part++) await this.#part(transaction, task, part);
  }

  /** What comes after a part that is kept, with so many games left. */
  async goOn(
    transaction: Transaction,
    kept: { readonly task: string; readonly part: number; readonly parts: number; readonly left: number },
  ): Promise<void> {
    const next = kept.part + ABREAST;
    if (kept.left === 0) await this.#end(transaction, kept.task);
    else if (next < kept.parts) await this.#part(transaction, kept.task, next);
  }

  /**
   * Jobs that are missing, as where the database was restored without its queue, or the last try of a job was lost: sent anew. Those that
   * are there are not doubled.
   */
  async takeUp(transaction: Transaction): Promise<void> {
    const missing = await readMissingParts(transaction, { tasks: MOST_TASKS, parts: ABREAST });
    const parts = new Map(missing.flatMap(({ task, parts: all }) => all.map((part) => [keyOfPart(task, part), { task, part }])));
    for (const key of await this.#jobs.lacking(transaction, "task-part", [...parts.keys()])) {
      const found = parts.get(key);
      if (found !== undefined) await this.#part(transaction, found.task, found.part);
    }
    const played = missing.flatMap((each) => (each.parts.length === 0 ? [each.task] : []));
    for (const task of await this.#jobs.lacking(transaction, "task-end", played)) await this.#end(transaction, task);
  }

  #part(transaction: Transaction, task: string, part: number): Promise<void> {
    return this.#jobs.send(transaction, "task-part", { task, part }, { once: keyOfPart(task, part) });
  }

  #end(transaction: Transaction, task: string): Promise<void> {
    return this.#jobs.send(transaction, "task-end", { task }, { once: task });
  }
}

const keyOfPart = (task: string, part: number): string => `${task}/${part}`;
