import { Worker } from "node:worker_threads";
import type { DeskAnswer, DeskJob } from "./desk-job.ts";

export interface DeskLimits {
  /** Milliseconds for one job. */
  readonly time: number;
  /** Megabytes for the thread. */
  readonly memory: number;
  /** Jobs that may wait. */
  readonly waiting: number;
}

/** Reading five megabytes of honest YAML takes some two seconds. */
export const DESK_LIMITS: DeskLimits = { time: 15_000, memory: 768, waiting: 100 };

/**
 * A thread beside the event loop for work on cases, one job after another. A job that takes too long or too much memory ends the thread, and
 * nothing else: the next job begins a new one. Until it is asked for the first time there is no thread.
 */
export class CaseDesk {
  readonly #limits: DeskLimits;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(limits: DeskLimits = DESK_LIMITS) {
    this.#limits = limits;
  }

  async ask(job: DeskJob): Promise<DeskAnswer> {
    if (this.#waiting >= this.#limits.waiting) return { kind: "gaveUp", because: "busy" };
    this.#waiting++;
    const done = this.#last.then(() => this.#do(job));
    this.#last = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      this.#waiting--;
    }
  }

  /** What is under way ends without an answer. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #do(job: DeskJob): Promise<DeskAnswer> {
    const worker = (this.#worker ??= this.#begin());
    return new Promise((answered, broken) => {
      const end = (): void => {
        clearTimeout(timer);
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      };
      const giveUp = (because: "time" | "memory"): void => {
        end();
        this.#worker = null;
        void worker.terminate();
        answered({ kind: "gaveUp", because });
      };
      const onMessage = (answer: DeskAnswer): void => {
        end();
        answered(answer);
      };
      const onError = (error: Error): void => {
        if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") return giveUp("memory");
        end();
        this.#worker = null;
        broken(error);
      };
      const onExit = (): void => {
        end();
        this.#worker = null;
        broken(new Error("Expected an answer of the thread for cases, and it has ended"));
      };
      const timer = setTimeout(() => giveUp("time"), this.#limits.time);
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window.
      worker.postMessage(job);
    });
  }

  #begin(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: this.#limits.memory };
    const worker = new Worker(new URL("./desk-worker.ts", import.meta.url), { execArgv: [], resourceLimits });
    worker.unref();
    // Between jobs nobody listens, and an error that nobody hears would end the process.
    worker.on("error", () => undefined);
    worker.once("exit", () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }
}
