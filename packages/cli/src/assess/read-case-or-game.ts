import type { Case } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { type GameRecord, readGameRecord } from "@detente/runner";
import { problemLine } from "../problem-line.ts";
import { readInput } from "../read-input.ts";
import { gameFileWords } from "../replay-words.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

export interface CaseOrGame {
  readonly value: Case;
  /** Null: a case file. */
  readonly record: GameRecord | null;
}

/** A case file, or a game file with the case in it. What is wrong or doubtful is said; null where it cannot be used. */
export async function readCaseOrGame(file: string, terminal: Terminal): Promise<CaseOrGame | null> {
  const input = await readInput(file);
  if (input.kind === "failed") {
    terminal.say(input.failure);
    return null;
  }
  const game = readGameRecord(input.value.name, input.value.text);
  if (game.kind === "ok") return game.value;
  if (game.failure.kind !== "notAGame" && game.failure.kind !== "case") {
    terminal.say(`${visible(file, "line")}: ${visible(gameFileWords(game.failure), "line")}`);
    return null;
  }
  const parsed = game.failure.kind === "case" ? { kind: "failed" as const, failure: game.failure.problems } : parseCase(input.value);
  const problems = parsed.kind === "ok" ? parsed.value.warnings : parsed.failure;
  for (const problem of problems) terminal.say(problemLine(problem, terminal.errorColours));
  return parsed.kind === "ok" ? { value: parsed.value.case, record: null } : null;
}
