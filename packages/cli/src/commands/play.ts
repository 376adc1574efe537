import type { Define } from "../define.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { readCase } from "../read-case.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

interface Options {
  readonly as: string;
}

export const play: Define = (command, { terminal, end }) => {
  command
    .argument("<file>", "a case file")
    .requiredOption("--as <party>", "the party you play")
    .action(async (file: string, options: Options) => end(await playCase(file, options, terminal)));
};

async function playCase(file: string, { as }: Options, terminal: Terminal): Promise<ExitCode> {
  const value = await readCase(file, terminal);
  if (value === null) return BAD_INPUT;
  const ids = value.parties.map(({ id }) => id).join(", ");
  if (!value.parties.some(({ id }) => id === as)) terminal.say(`no party "${visible(as, "line")}"; the parties are ${ids}`);
  return BAD_INPUT;
}
