import { Worker } from "node:worker_threads";
import type { Answer, Line, Row } from "../line.ts";
import { DatabaseLost, SqlError } from "../sql-errors.ts";
import type { Question, Reply, WorkerData } from "./messages.ts";

interface Waiting {
  readonly answered: (answer: Answer) => void;
  readonly failed: (error: Error) => void;
}

/** Without its number. */
type Asked = Question extends infer Each ? (Each extends Question ? Omit<Each, "id"> : never) : never;

/** The one connection to a PostgreSQL that runs in a thread of this process. If the thread ends, so does everything that waits for it. */
export class WorkerLine implements Line {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lost: DatabaseLost | null = null;
  #asked = 0;

  private constructor(data: WorkerData, whenGone: () => void) {
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: data, execArgv: [], stdout: true, stderr: true });
    // What PostgreSQL prints is said again by its errors; here it might quote values.
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on("message", (reply: Reply) => this.#take(reply));
    this.#worker.on("error", (error) => this.#end(error.message));
    this.#worker.on("messageerror", (error) => this.#end(error.message));
    this.#worker.once("exit", (code) => {
      this.#end(`its thread ended with ${code}`);
      whenGone();
    });
  }

  /** `whenGone`: once, when the thread is no more. Throws `DatabaseLost` where the files cannot be opened. */
  static async open(data: WorkerData, whenGone: () => void): Promise<WorkerLine> {
    const line = new WorkerLine(data, whenGone);
    try {
      await new Promise<Answer>((answered, failed) => line.#waiting.set(0, { answered, failed }));
      return line;
    } catch (error) {
      await line.#worker.terminate();
      throw error;
    }
  }

  async query(text: string, parameters: readonly unknown[]): Promise<Answer> {
    return this.#ask({ kind: "query", text, parameters: parameters.map(ownBytes) });
  }

  async script(text: string): Promise<readonly Row[]> {
    return (await this.#ask({ kind: "script", text })).rows;
  }

  /** Closes PostgreSQL, then the thread. */
  async close(): Promise<void> {
    try {
      await this.#ask({ kind: "close" });
    } finally {
      await this.#worker.terminate();
    }
  }

  #ask(asked: Asked): Promise<Answer> {
    return new Promise((answered, failed) => {
      if (this.#lost !== null) {
        failed(this.#lost);
        return;
      }
      const id = ++this.#asked;
      this.#waiting.set(id, { answered, failed });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
      this.#worker.postMessage({ ...asked, id });
    });
  }

  #take(reply: Reply): void {
    if (reply.kind === "ended") {
      this.#end(reply.message);
      void this.#worker.terminate();
      return;
    }
    const id = reply.kind === "opened" ? 0 : reply.id;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (reply.kind !== "failed") waiting?.answered(reply.kind === "opened" ? { rows: [], affected: null } : reply.answer);
    else if (id === 0) waiting?.failed(new DatabaseLost(`The embedded database could not be opened: ${reply.message}`));
    else waiting?.failed(reply.code === "" ? new Error(reply.message) : new SqlError(reply.code, reply.message));
  }

  #end(why: string): void {
    if (this.#lost !== null) return;
    this.#lost = new DatabaseLost(`The embedded database has stopped (${why}); start the server again.`);
    for (const { failed } of this.#waiting.values()) failed(this.#lost);
    this.#waiting.clear();
  }
}

/** A piece of a larger buffer would take all of that along. */
const ownBytes = (value: unknown): unknown => (value instanceof Uint8Array ? new Uint8Array(value) : value);
