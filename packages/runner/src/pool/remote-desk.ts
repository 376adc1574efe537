import type { ProgramCommand } from "../outside/program-command.ts";
import type { Asked, ProgramDesk } from "../outside/program-desk.ts";
import type { ToProgram } from "../outside/program-messages.ts";
import type { FromWorker } from "./messages.ts";

/** The desk of the main thread, used from another: a thread that is ended would leave its programs behind. */
export class RemoteDesk implements ProgramDesk {
  readonly #post: (message: FromWorker) => void;
  readonly #waiting = new Map<number, (asked: Asked) => void>();
  #programs = 0;
  #questions = 0;

  constructor(post: (message: FromWorker) => void) {
    this.#post = post;
  }

  start(command: ProgramCommand): number {
    const program = ++this.#programs;
    this.#post({ kind: "start", program, command });
    return program;
  }

  tell(program: number, message: ToProgram): void {
    this.#post({ kind: "tell", program, message });
  }

  ask(program: number, message: ToProgram, within: number): Promise<Asked> {
    return this.#answered((question) => ({ kind: "ask", question, program, message, within }));
  }

  async end(program: number, message: ToProgram): Promise<void> {
    await this.#answered((question) => ({ kind: "end", question, program, message }));
  }

  kill(program: number): void {
    this.#post({ kind: "kill", program });
  }

  /** Hands over what has come back. */
  take(question: number, asked: Asked): void {
    this.#waiting.get(question)?.(asked);
    this.#waiting.delete(question);
  }

  #answered(message: (question: number) => FromWorker): Promise<Asked> {
    const question = ++this.#questions;
    return new Promise((resolve) => {
      this.#waiting.set(question, resolve);
      this.#post(message(question));
    });
  }
}
