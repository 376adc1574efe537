import type { TerminalSettings } from "@detente/report";
import type { Command } from "commander";
import type { Terminal } from "../terminal.ts";

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

export function textSettings({ output }: ResultOptions, { width, colours, unicode }: Terminal): TerminalSettings {
  const isFile = output !== undefined && output !== "-";
  return { width, colour: !isFile && colours.isColorSupported, unicode: isFile || unicode };
}
