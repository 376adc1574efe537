import type { Transaction } from "../database/database.ts";
import type { QueueName } from "./queues.ts";

/** Ids and numbers, never anything private: the rows of the queue have no row-level security. */
export type JobData = Readonly<Record<string, string | number>>;

export interface JobWish {
  /** ISO instant. A job is begun up to two seconds after it. */
  readonly notBefore?: string;
  /** While a job of the queue with this key waits or runs, no second one is taken up: nothing happens then. */
  readonly once?: string;
}

export interface WorkWish {
  /** Jobs that this process works off at the same time; 1 if not said. */
  readonly atOnce?: number;
}

/** Why the signal of a job is aborted, where its process is to stop: the job is given back. */
export class WorkStopped extends Error {
  override readonly name = "WorkStopped";
}

/** What is done apart from any request, in this process or another one of the same database. */
export interface Jobs {
  /** In the transaction: the job is there if and only if it commits. */
  send(transaction: Transaction, queue: QueueName, data: JobData, wish?: JobWish): Promise<void>;
  /** Those of the keys with which no job of the queue waits or runs. */
  lacking(transaction: Transaction, queue: QueueName, keys: readonly string[]): Promise<readonly string[]>;
  /**
   * Works off a queue in this process until the function that it gives is called, which waits a few seconds for what is under way, then
   * aborts it by its signal, and gives it back. A handler that throws is tried again, a bounded number of times with growing delay; a job
   * whose process dies is taken up by another after 10 to 15 seconds. So a handler may come upon what it has done before. The signal also
   * says that another has the job now.
   */
  work(queue: QueueName, handler: (data: JobData, signal: AbortSignal) => Promise<void>, wish?: WorkWish): Promise<() => Promise<void>>;
}
