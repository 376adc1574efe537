import type { Command } from "commander";

/** Where the result goes, and in which form. */
export interface ResultOptions {
  readonly json?: true;
  readonly html?: string;
  readonly output?: string;
}

export const addResultOptions = (command: Command): Command =>
  command
    .option("--json", "print JSON")
    .option("--html <file>", "write a page to this file as well")
    .option("-o, --output <file>", "write to this file");
