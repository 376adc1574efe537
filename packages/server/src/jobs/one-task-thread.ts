import { failed, ok, type Result } from "@detente/engine";
import { Worker } from "node:worker_threads";
import type { Problem } from "../contract/problem.ts";
import { Turns } from "../database/embedded/turns.ts";
import type { ThreadAnswers, ThreadOrder } from "./thread-order.ts";

type Answer = ThreadAnswers[ThreadOrder["kind"]];

/** Of one thread. */
export interface ThreadLimits {
  /** Milliseconds that an answer may take, after which the thread is ended. */
  readonly answer: number;
  /** Orders that wait or are worked on, of all people and of one. */
  readonly most: number;
  readonly mostOfOne: number;
}

/** Megabytes of heap. */
const MEMORY = 1024;
/** Milliseconds without an order, after which the thread ends: it holds some 50 megabytes. */
const IDLE = 120_000;

const BUSY = failed({ code: "busy", detail: "Ask again in a moment." } as const);
const YOURS = failed({ code: "busy", detail: "Wait for what you have asked for." } as const);
const TOO_SLOW = failed({ code: "tooLong", detail: "It takes too long. Ask for less." } as const);
const TOO_LARGE = failed({ code: "tooLong", detail: "It needs more memory than there is. Ask for less." } as const);

/** A thread that takes one order after another; there is one as long as there are any. */
export class TaskThread {
  readonly #limits: ThreadLimits;
  readonly #turns = new Turns();
  /** Orders under way, by whose they are. */
  readonly #asked = new Map<string, number>();
  #underWay = 0;
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(limits: ThreadLimits) {
    this.#limits = limits;
  }

  /** `by`: uuid of the person. Rejects where the thread breaks, which is a fault of ours, and where it is closed meanwhile. */
  async ask(order: ThreadOrder, by: string): Promise<Result<Answer, Problem>> {
    const own = this.#asked.get(by) ?? 0;
    if (own >= this.#limits.mostOfOne) return YOURS;
    if (this.#underWay >= this.#limits.most) return BUSY;
    this.#underWay++;
    this.#asked.set(by, own + 1);
    try {
      return await this.#turns.take(() => this.#run(order));
    } finally {
      this.#underWay--;
      const left = (this.#asked.get(by) ?? 1) - 1;
      if (left === 0) this.#asked.delete(by);
      else this.#asked.set(by, left);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end();
  }

  async #run(order: ThreadOrder): Promise<Result<Answer, Problem>> {
    if (this.#isClosed) throw new Error("The thread is closed.");
    clearTimeout(this.#idle);
    const thread = this.#thread ?? this.#begin();
    const answered = Promise.withResolvers<Result<Answer, Problem>>();
    const told = (answer: Answer): void => answered.resolve(ok(answer));
    const ended = (): void => answered.reject(new Error("Expected an answer from a thread, and it has ended"));
    const late = setTimeout(() => answered.resolve(TOO_SLOW), this.#limits.answer);
    thread.once("message", told).once("error", answered.reject).once("exit", ended);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
    thread.postMessage(order);
    try {
      const answer = await answered.promise;
      if (answer.kind === "failed") await this.#end();
      return answer;
    } catch (error) {
      await this.#end();
      if (isTooLarge(error)) return TOO_LARGE;
      throw error;
    } finally {
      clearTimeout(late);
      thread.off("message", told).off("error", answered.reject).off("exit", ended);
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

const isTooLarge = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
