import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

/** Says everything that is wrong with the input, a line each. */
export function complain(problems: readonly string[], terminal: Terminal): ExitCode {
  for (const line of problems.flatMap((problem) => problem.split("\n"))) terminal.say(visible(line, "line"));
  return BAD_INPUT;
}
