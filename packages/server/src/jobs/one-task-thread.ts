import { Worker } from "node:worker_threads";
import { Turns } from "../database/embedded/turns.ts";
import type { ThreadAnswers, ThreadOrder } from "./thread-order.ts";

type Answer = ThreadAnswers[ThreadOrder["kind"]];

/** Megabytes of heap. */
const MEMORY = 1024;
/** Milliseconds without an order, after which the thread ends: it holds some 50 megabytes. */
const IDLE = 120_000;

/** A thread that takes one order after another; there is one as long as there are any. */
export class TaskThread {
  readonly #turns = new Turns();
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  ask(order: ThreadOrder): Promise<Answer> {
    return this.#turns.take(() => this.#run(order));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end();
  }

  async #run(order: ThreadOrder): Promise<Answer> {
    if (this.#isClosed) throw new Error("The thread is closed.");
    clearTimeout(this.#idle);
    const thread = this.#thread ?? this.#begin();
    const answered = Promise.withResolvers<Answer>();
    const ended = (): void => answered.reject(new Error("Expected an answer from a thread, and it has ended"));
    thread.once("message", answered.resolve).once("error", answered.reject).once("exit", ended);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
    thread.postMessage(order);
    try {
      return await answered.promise;
    } catch (error) {
      await this.#end();
      throw error;
    } finally {
      thread.off("message", answered.resolve).off("error", answered.reject).off("exit", ended);
      this.#idle = setTimeout(() => void this.#end(), IDLE).unref();
    }
  }

  #begin(): Worker {
    const made = new Worker(new URL("./task-thread.ts", import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    this.#thread = made;
    return made;
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }
}
