import type { Case } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { problemLine } from "../problem-line.ts";
import { readCaseText } from "../read-case-text.ts";
import type { Terminal } from "../terminal.ts";

/**
 * The case in a file. What is wrong with it is said; null then. What is only doubtful is not: it may be about the brief of a counterpart,
 * of which the person must not learn; `detente check` says it to whoever wrote the case.
 */
export async function readCaseToPlay(name: string, terminal: Terminal): Promise<Case | null> {
  const input = await readCaseText(name);
  if (input.kind === "failed") {
    terminal.say(input.failure);
    return null;
  }
  const parsed = parseCase(input.value);
  if (parsed.kind === "ok") return parsed.value.case;
  for (const problem of parsed.failure) terminal.say(problemLine(problem, terminal.errorColours));
  return null;
}
