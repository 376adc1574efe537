import { Worker } from "node:worker_threads";
import { Turns } from "../database/embedded/turns.ts";
import type { ThreadAnswers, ThreadOrder } from "./thread-order.ts";

/** Megabytes of heap for each thread. */
const MEMORY = 1024;

/**
 * Does in threads what would hold up everybody else. One short and one long order at a time: who asks for more waits. Rejects where a thread
 * breaks, which is a fault of ours, and where it is closed.
 */
export class TaskThreads {
  readonly #short = new Turns();
  readonly #long = new Turns();
  readonly #running = new Set<Worker>();
  #isClosed = false;

  ask<Kind extends ThreadOrder["kind"]>(order: Extract<ThreadOrder, { readonly kind: Kind }>): Promise<ThreadAnswers[Kind]>;
  ask(order: ThreadOrder): Promise<ThreadAnswers[ThreadOrder["kind"]]> {
    const isLong = order.kind === "standings" || order.kind === "table";
    return (isLong ? this.#long : this.#short).take(() => this.#run(order));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(Array.from(this.#running, (thread) => thread.terminate()));
  }

  #run(order: ThreadOrder): Promise<ThreadAnswers[ThreadOrder["kind"]]> {
    if (this.#isClosed) return Promise.reject(new Error("The threads are closed."));
    const thread = new Worker(new URL("./task-thread.ts", import.meta.url), {
      workerData: order,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    this.#running.add(thread);
    return new Promise((resolve, reject) => {
      thread.once("message", resolve);
      thread.once("error", reject);
      thread.once("exit", () => {
        this.#running.delete(thread);
        reject(new Error("Expected an answer from a thread, and it has ended"));
      });
    });
  }
}
