import { assertNever } from "@detente/engine";
import type { OpenJournalProblem } from "@detente/runner";
import { lockOf } from "@detente/runner";

/** Why a journal cannot be used, as the end of a sentence about the file, with what to do about it. */
export function journalWords(path: string, problem: OpenJournalProblem): string {
  switch (problem.kind) {
    case "notAJournal":
      return "is no journal of a tournament";
    case "newerFormat":
      return `is a journal of format ${problem.format}, which this version of Detente does not read; use a newer one`;
    case "damaged":
      return `is damaged in line ${problem.line}: that is no trace of an interruption; to keep the games before it, cut the file there (head -n ${problem.line - 1})`;
    case "exists":
      return "is there already; --resume goes on with it, or choose another name";
    case "otherPlan":
      return `is the journal of another tournament; what differs: ${problem.differences.join(", ")}. Give what it was begun with, or choose another name`;
    case "inUse":
      return `is being written by process ${problem.by}; if that is no tournament of yours, delete ${lockOf(path)}`;
    default:
      return assertNever(problem);
  }
}
