import type { Case } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { problemLine } from "./problem-line.ts";
import { readCaseText } from "./read-case-text.ts";
import type { Terminal } from "./terminal.ts";

/** The case in a file or on standard input. What is wrong or doubtful in it is said; null where it cannot be used. */
export async function readCase(name: string, terminal: Terminal): Promise<Case | null> {
  const input = await readCaseText(name);
  if (input.kind === "failed") {
    terminal.say(input.failure);
    return null;
  }
  const parsed = parseCase(input.value);
  const problems = parsed.kind === "ok" ? parsed.value.warnings : parsed.failure;
  for (const problem of problems) terminal.say(problemLine(problem, terminal.errorColours));
  return parsed.kind === "ok" ? parsed.value.case : null;
}
