import type { Transaction } from "../database/database.ts";
import { readMissingParts } from "../store/task-part-store.ts";
import type { Jobs } from "./jobs.ts";

/** Parts of one task that wait or run at the same time. The next are sent as these end, so that the tasks of all people go on side by side. */
const ABREAST = 8;

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

  /** What may be missing, as where the database was restored without its queue: jobs that are there are not doubled. */
  async takeUp(transaction: Transaction): Promise<void> {
    for (const { task, parts } of await readMissingParts(transaction, ABREAST)) {
      for (const part of parts) await this.#part(transaction, task, part);
      if (parts.length === 0) await this.#end(transaction, task);
    }
  }

  #part(transaction: Transaction, task: string, part: number): Promise<void> {
    return this.#jobs.send(transaction, "task-part", { task, part }, { once: `${task}/${part}` });
  }

  #end(transaction: Transaction, task: string): Promise<void> {
    return this.#jobs.send(transaction, "task-end", { task }, { once: task });
  }
}
