import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { LineReader } from "./line-reader.ts";
import { dismiss, endProgram, enlist, leadsGroup } from "./living-programs.ts";
import type { ProgramCommand } from "./program-command.ts";

/** What came of waiting for a line. */
export type Reply =
  | { readonly kind: "line"; readonly line: string }
  | { readonly kind: "slow" }
  /** A line was there before it was asked for. */
  | { readonly kind: "unasked"; readonly line: string }
  | { readonly kind: "tooLong" }
  /** The process has ended, or never started; `how` is a sentence's end: "ended with exit code 1". */
  | { readonly kind: "ended"; readonly how: string };

/** Bytes of one line. */
const LONGEST_LINE = 1_000_000;
/** Lines that may wait to be read: more are dropped, for the first one is one too many. */
const MOST_LINES_WAITING = 8;
/** Bytes kept of what a program writes to standard error: the last ones. */
const COMPLAINTS_KEPT = 4_000;

/** A program that is spoken to in lines of JSON, one question at a time. Started without a shell, in the folder given. */
export class ProgramProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #reader = new LineReader(LONGEST_LINE);
  readonly #lines: string[] = [];
  readonly #ended: Promise<void>;
  #complaints = Buffer.alloc(0);
  #isTooLong = false;
  #how: string | null = null;
  #wake: () => void = () => undefined;

  constructor({ file, args }: ProgramCommand, folder: string) {
    this.#child = spawn(file, args, { cwd: folder, stdio: "pipe", detached: leadsGroup, windowsHide: true });
    enlist(this.#child);
    this.#child.stdout.on("data", (bytes: Buffer) => this.#take(bytes));
    this.#child.stderr.on("data", (bytes: Buffer) => {
      this.#complaints = Buffer.concat([this.#complaints, bytes]).subarray(-COMPLAINTS_KEPT);
    });
    // That nobody reads any more is said by the end of the process.
    this.#child.stdin.on("error", () => undefined);
    this.#ended = new Promise((resolve) => {
      const close = (how: string): void => {
        this.#how ??= how;
        dismiss(this.#child);
        this.#wake();
        resolve();
      };
      this.#child.on("error", (error: NodeJS.ErrnoException) => close(startFailure(error)));
      this.#child.on("close", (code, signal) => close(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`));
    });
  }

  /** The last of what it wrote to standard error. */
  get complaints(): string {
    return this.#complaints.toString("utf8").trim();
  }

  send(message: object): void {
    if (this.#how === null) this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** Sends a message and waits for the line that answers it. `within`: milliseconds. */
  async ask(message: object, within: number): Promise<Reply> {
    const [early] = this.#lines;
    if (early !== undefined) return { kind: "unasked", line: early };
    this.send(message);
    const isInTime = await this.#woken(within);
    const line = this.#lines.shift();
    if (line !== undefined) return { kind: "line", line };
    if (this.#isTooLong) return { kind: "tooLong" };
    if (this.#how !== null) return { kind: "ended", how: this.#how };
    if (isInTime) throw new Error("Expected a line, a line too long or an end");
    return { kind: "slow" };
  }

  /** Says goodbye and gives it so many milliseconds to end by itself. */
  async end(message: object, grace: number): Promise<void> {
    this.send(message);
    this.#child.stdin.end();
    const timer = setTimeout(() => this.kill(), grace);
    await this.#ended;
    clearTimeout(timer);
    // What it has started and left behind.
    this.kill();
  }

  kill(): void {
    endProgram(this.#child);
  }

  /** False where the time was over first. */
  #woken(within: number): Promise<boolean> {
    if (this.#how !== null || this.#isTooLong) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), within);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  #take(bytes: Buffer): void {
    if (this.#isTooLong || this.#lines.length > MOST_LINES_WAITING) return;
    const lines = this.#reader.take(bytes);
    if (lines === null) this.#isTooLong = true;
    else this.#lines.push(...lines);
    if (lines === null || lines.length > 0) this.#wake();
  }
}

function startFailure({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case "ENOENT":
      return "could not be started: there is no such program, or the interpreter of its first line is missing";
    case "EACCES":
      return "could not be started: it may not be executed (chmod +x)";
    case "ENOEXEC":
      return "could not be started: its first line names no interpreter";
    default:
      return `could not be started (${code ?? message})`;
  }
}
