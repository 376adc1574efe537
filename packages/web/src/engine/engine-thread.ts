import type { Answer, Asked, QuestionName, Step } from "./questions.ts";

/** What the page sends to the thread. */
export type ToThread =
  | { readonly kind: "hold"; readonly hold: string; readonly document: Readonly<Record<string, unknown>> }
  | { readonly kind: "ask"; readonly id: number; readonly name: QuestionName; readonly asked: unknown };

/** What the thread sends back. "broken": a fault of the program, with what it said. */
export type FromThread =
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "step"; readonly id: number; readonly step: Step }
  | { readonly kind: "broken"; readonly id: number; readonly words: string };

interface Waiting {
  readonly settle: (answer: unknown) => void;
  readonly fail: (error: Error) => void;
  readonly told: ((step: Step) => void) | null;
}

/** Ends a question that nobody waits for any more. */
export class GivenUp extends Error {}

/**
 * The engine in a thread of its own. It is begun with the first question; giving up a question ends the thread, and what else waits in it is
 * asked again of a new one.
 */
export class EngineThread {
  readonly #begin: () => Worker;
  readonly #held = new Map<string, ToThread>();
  readonly #waiting = new Map<number, { readonly message: ToThread; readonly waiting: Waiting }>();
  #worker: Worker | null = null;
  #lastId = 0;

  constructor(begin: () => Worker) {
    this.#begin = begin;
  }

  /** From here on questions may name it. The latest few are kept. */
  hold(hold: string, document: Readonly<Record<string, unknown>>): void {
    if (this.#held.has(hold)) return;
    const message: ToThread = { kind: "hold", hold, document };
    this.#held.set(hold, message);
    for (const old of [...this.#held.keys()].slice(0, -MOST_HELD)) this.#held.delete(old);
    this.#worker?.postMessage(message);
  }

  ask<Name extends QuestionName>(name: Name, asked: Asked<Name>, means: AskMeans = {}): Promise<Answer<Name>> {
    const { signal, told = null } = means;
    if (signal?.aborted === true) return Promise.reject(new GivenUp());
    const id = ++this.#lastId;
    const message: ToThread = { kind: "ask", id, name, asked };
    return new Promise((resolve, reject) => {
      signal?.addEventListener("abort", () => this.#giveUp(id), { once: true });
      // What the thread answers to a question of this name has its type.
      this.#waiting.set(id, { message, waiting: { settle: resolve as (answer: unknown) => void, fail: reject, told } });
      this.#thread().postMessage(message);
    });
  }

  #thread(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = this.#begin();
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<FromThread>) => this.#hear(data));
    worker.addEventListener("error", ({ message }) => this.#breakDown(message));
    for (const message of this.#held.values()) worker.postMessage(message);
    return worker;
  }

  #hear(data: FromThread): void {
    const entry = this.#waiting.get(data.id);
    if (entry === undefined) return;
    if (data.kind === "step") return entry.waiting.told?.(data.step);
    this.#waiting.delete(data.id);
    if (data.kind === "answer") entry.waiting.settle(data.answer);
    else entry.waiting.fail(new Error(data.words));
  }

  #giveUp(id: number): void {
    const entry = this.#waiting.get(id);
    if (entry === undefined) return;
    this.#waiting.delete(id);
    entry.waiting.fail(new GivenUp());
    this.#worker?.terminate();
    this.#worker = null;
    for (const { message } of this.#waiting.values()) this.#thread().postMessage(message);
  }

  #breakDown(words: string): void {
    for (const { waiting } of this.#waiting.values()) waiting.fail(new Error(words));
    this.#waiting.clear();
    this.#worker?.terminate();
    this.#worker = null;
  }
}

const MOST_HELD = 6;

export interface AskMeans {
  readonly signal?: AbortSignal;
  readonly told?: (step: Step) => void;
}
