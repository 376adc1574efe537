import type { Command } from "commander";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** Gives a command its arguments, options, examples and action. */
export type Define = (command: Command, surroundings: Surroundings) => void;

export interface Surroundings {
  readonly terminal: Terminal;
  /** The action calls it once, when it is through. */
  end(code: ExitCode): void;
  /** The program with all commands fully defined, which takes a moment to load. */
  wholeProgram(): Promise<Command>;
}
