import { assertNever } from "@detente/engine";
import type { RecordProblem } from "@detente/runner";
import { faultWords } from "./fault-words.ts";

/** Why a record cannot be written to, for people. */
export function recordProblemWords(problem: RecordProblem): string {
  switch (problem.kind) {
    case "inUse":
      return problem.by === 0 ? "another process writes to it; try again" : `process ${problem.by} writes to it; try again`;
    case "faulty": {
      const [first] = problem.faults;
      return first === undefined
        ? "is no whole record"
        : `line ${first.line} ${faultWords(first)}; nothing is added to it (detente record verify says more)`;
    }
    case "unfinished":
      return `its last line has no end (${problem.torn} bytes): writing it was interrupted, or the file was cut; --mend cuts it off`;
    default:
      return assertNever(problem);
  }
}
