import { assertNever } from "@detente/engine";
import type { GameRecordProblem, JournalReplayProblem } from "@detente/runner";
import { gameRefusalWords } from "./game-refusal-words.ts";

type FileProblem = Exclude<GameRecordProblem, { readonly kind: "case" }>;

/** Why a file cannot be replayed, as the end of a sentence about it. */
export function gameFileWords(problem: FileProblem): string {
  switch (problem.kind) {
    case "notAGame":
      return "is neither a game file (of simulate or play) nor the journal of a tournament";
    case "newerFormat":
      return `is a game file of format ${problem.format}, which this version of Detente does not read; use a newer one`;
    case "malformed":
      return `is no whole game file: ${problem.path}: ${problem.reason}`;
    default:
      return assertNever(problem);
  }
}

/** Why a game cannot be played again, as the end of a sentence about its file. */
export function replayWords(problem: JournalReplayProblem): string {
  switch (problem.kind) {
    case "cannotBegin":
      return gameRefusalWords(problem.refusal);
    case "inputs":
      return `holds answers that do not fit the game: ${problem.reason}`;
    case "noSuchGame":
      return "has no game of this number";
    case "notFinished":
      return "does not have this game yet: the tournament was interrupted before it; go on with tournament --resume";
    case "badPlan":
      return "holds settings that make no tournament";
    default:
      return assertNever(problem);
  }
}
