import { parseCase, type Problem } from "@detente/engine/case-file";
import type { Define } from "../define.ts";
import { BAD_INPUT, FINE, type ExitCode } from "../exit-code.ts";
import { problemLine } from "../problem-line.ts";
import { readCaseText } from "../read-case-text.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

const EXAMPLES = `
Examples:
  detente check car.yaml
  detente check --strict cases/*.yaml
  generate-case | detente check -`;

export const check: Define = (command, { terminal, end }) => {
  command
    .argument("<file...>", "case files, or - for standard input")
    .option("--strict", "warnings count as errors")
    .addHelpText("after", EXAMPLES)
    .action(async (files: readonly string[], { strict }: { strict?: true }) =>
      end(await checkFiles(files, { isStrict: strict === true, terminal })),
    );
};

/** Problems are the result of this command, so they go to standard output; files that cannot be read are said on standard error. */
async function checkFiles(names: readonly string[], { isStrict, terminal }: { isStrict: boolean; terminal: Terminal }): Promise<ExitCode> {
  const problems: Problem[] = [];
  let unreadable = 0;
  for (const name of names) {
    const input = await readCaseText(name);
    if (input.kind === "failed") {
      terminal.say(input.failure);
      unreadable++;
      continue;
    }
    const parsed = parseCase(input.value);
    const found = parsed.kind === "ok" ? parsed.value.warnings : parsed.failure;
    for (const problem of found) terminal.print(`${problemLine(problem, terminal.colours)}\n`);
    problems.push(...found);
    if (found.length === 0) terminal.print(`${visible(input.value.name, "line")}: ${terminal.colours.green("fine")}\n`);
  }
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  if (names.length > 1 || problems.length > 0) {
    const parts = [counted(names.length, "file"), counted(errors, "error"), counted(warnings, "warning")];
    if (unreadable > 0) parts.push(`${unreadable} not read`);
    terminal.print(`${parts.join(", ")}\n`);
  }
  return unreadable > 0 || errors > 0 || (isStrict && warnings > 0) ? BAD_INPUT : FINE;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
