import type { ProgramCommand } from "./program-command.ts";
import type { ToProgram } from "./program-messages.ts";
import { ProgramProcess, type Reply } from "./program-process.ts";

/** Where programs are started and spoken to. */
export interface ProgramDesk {
  /** Starts one; the number names it from here on. */
  start(command: ProgramCommand): number;
  tell(program: number, message: ToProgram): void;
  /** `within`: milliseconds. */
  ask(program: number, message: ToProgram, within: number): Promise<Asked>;
  /** Says goodbye. A program that does not end by itself is ended. */
  end(program: number, message: ToProgram): Promise<void>;
  /** Ends it at once. */
  kill(program: number): void;
}

export interface Asked {
  readonly reply: Reply;
  /** Milliseconds from the question to the answer. */
  readonly took: number;
  /** The last of what the program wrote to standard error. */
  readonly complaints: string;
}

/** What is spoken to in lines. */
type Program = Pick<ProgramProcess, "send" | "ask" | "end" | "kill" | "complaints">;

/** A program that the system would not even try to start. */
const stillborn = (how: string): Program => ({
  complaints: "",
  send: () => undefined,
  ask: () => Promise.resolve({ kind: "ended", how }),
  end: () => Promise.resolve(),
  kill: () => undefined,
});

/** Milliseconds that a program has to end after its last message. */
const GRACE = 1_000;

/** Programs of this process, started in the folder given. Only a main thread may have one: a thread that ends leaves its programs behind. */
export class LocalDesk implements ProgramDesk {
  readonly #folder: string;
  readonly #programs = new Map<number, Program>();
  #last = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  start(command: ProgramCommand): number {
    this.#last++;
    this.#programs.set(this.#last, this.#started(command));
    return this.#last;
  }

  #started(command: ProgramCommand): Program {
    try {
      return new ProgramProcess(command, this.#folder);
    } catch (error) {
      // Mostly what is wrong with a program comes as an event; a name with a zero in it, or too many arguments, is thrown.
      if (error instanceof Error && "code" in error) return stillborn(`could not be started (${String(error.code)})`);
      throw error;
    }
  }

  tell(program: number, message: ToProgram): void {
    this.#of(program).send(message);
  }

  async ask(program: number, message: ToProgram, within: number): Promise<Asked> {
    const process = this.#of(program);
    const from = performance.now();
    const reply = await process.ask(message, within);
    return { reply, took: performance.now() - from, complaints: process.complaints };
  }

  async end(program: number, message: ToProgram): Promise<void> {
    const process = this.#of(program);
    this.#programs.delete(program);
    await process.end(message, GRACE);
  }

  kill(program: number): void {
    this.#programs.get(program)?.kill();
    this.#programs.delete(program);
  }

  killAll(): void {
    for (const program of this.#programs.keys()) this.kill(program);
  }

  #of(program: number): Program {
    const process = this.#programs.get(program);
    if (process === undefined) throw new Error(`Expected a program that was started and not ended, got ${program}`);
    return process;
  }
}
