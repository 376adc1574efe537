import type { Case } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { type GameRecord, readGameRecord } from "@detente/runner";
import { problemLine } from "../problem-line.ts";
import { readInput } from "../read-input.ts";
import { gameFileWords } from "../replay-words.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";
import type { AskedMoment } from "./asked-moment.ts";
import { momentOfCase } from "./moment-of-case.ts";
import { momentOfGame } from "./moment-of-game.ts";
import type { MomentOptions } from "./moment-options.ts";

/** The moment that a case file or a game file and the options mean. What is wrong is said; null then. */
export async function readMoment(file: string, options: MomentOptions, terminal: Terminal): Promise<AskedMoment | null> {
  const read = await readCaseOrGame(file, terminal);
  if (read === null) return null;
  const { value, record } = read;
  const moment =
    record !== null
      ? momentOfGame(value, record, options)
      : options.afterOffer === undefined
        ? momentOfCase(value, options)
        : ({ kind: "failed", failure: ["--after-offer is for game files; for a case, name the offer with --offer"] } as const);
  if (moment.kind === "ok") return moment.value;
  for (const problem of moment.failure) for (const line of problem.split("\n")) terminal.say(visible(line, "line"));
  return null;
}

export interface CaseOrGame {
  readonly value: Case;
  /** Null: a case file. */
  readonly record: GameRecord | null;
}

/** A case file, or a game file with the case in it. What is wrong is said; null then. */
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
  for (const problem of parsed.kind === "ok" ? parsed.value.warnings : parsed.failure)
    terminal.say(problemLine(problem, terminal.errorColours));
  return parsed.kind === "ok" ? { value: parsed.value.case, record: null } : null;
}
