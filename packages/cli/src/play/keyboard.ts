import { createInterface, type Interface } from "node:readline";
import type { Terminal } from "../terminal.ts";

/** Characters of a line that are looked at: nobody types more. */
const LONGEST = 20_000;
/** What arrow and function keys send where the terminal does not edit the line. */
// oxlint-disable-next-line no-control-regex -- escape sequences begin with a control character.
const KEYS = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O[A-Z]|.)?|[\u0000-\u001f\u007f]/gu;

/**
 * What the person types, line by line: from a terminal, which edits the line itself, or from a pipe. Lines that come before they are asked
 * for wait. While a line is waited for, Ctrl-C says what is said of it and ends the process as it would anyway.
 */
export class Keyboard {
  readonly #terminal: Terminal;
  readonly #input: Interface;
  readonly #lines: AsyncIterator<string>;
  readonly #farewell: () => string;
  #count = 0;

  /** `farewell`: what to say on Ctrl-C. */
  constructor(terminal: Terminal, farewell: () => string) {
    this.#terminal = terminal;
    this.#farewell = farewell;
    this.#input = createInterface({ input: process.stdin, terminal: false, crlfDelay: Infinity });
    // A terminal that is gone, say: there is no more input then.
    process.stdin.on("error", () => this.#input.close());
    this.#lines = this.#input[Symbol.asyncIterator]();
  }

  /** How many lines have been read. */
  get count(): number {
    return this.#count;
  }

  /** The next line, without space at its ends and without control characters; null: there are no more. */
  async line(prompt: string): Promise<string | null> {
    process.on("SIGINT", this.#interrupted);
    this.#terminal.print(prompt);
    try {
      const next = await this.#lines.next();
      if (next.done === true) {
        this.#terminal.print("\n");
        return null;
      }
      this.#count++;
      const text = next.value.slice(0, LONGEST).replace(KEYS, " ").trim();
      // Whoever reads what a pipe has played wants to see what was typed.
      if (!process.stdin.isTTY) this.#terminal.print(`${text}\n`);
      return text;
    } finally {
      process.off("SIGINT", this.#interrupted);
    }
  }

  close(): void {
    this.#input.close();
    process.stdin.destroy();
  }

  readonly #interrupted = (): void => {
    this.#terminal.print(`\n${this.#farewell()}\n`);
    process.off("SIGINT", this.#interrupted);
    process.kill(process.pid, "SIGINT");
  };
}
