import { assertNever, type BarLine, type Obstacle } from "@detente/engine";
import { durationWords } from "../duration-words.ts";
import type { VerdictNames } from "./verdict-names.ts";

/** What keeps the talks from being brought to an end now, as a sentence. */
export function obstacleWords(obstacle: Obstacle, names: VerdictNames): string {
  switch (obstacle.kind) {
    case "deadline":
      return "Time: no offer of yours will still be answered before the talks end.";
    case "groundwork": {
      const { missing, roundsLeft } = obstacle;
      const left =
        roundsLeft === null
          ? ""
          : `, and ${roundsLeft === 1 ? "1 round is" : `${roundsLeft} rounds are`} left, at an issue a round at the most`;
      return `Groundwork: before this table may settle anything it needs ${missing.map((line) => missingWords(line, names)).join("; ")}${left}.`;
    }
    case "mandate":
      return `Mandate: your delegation may not settle ${obstacle.issues.map((id) => names.labels.issue(id)).join(", ")}.`;
    case "stalled":
      return `Stalling: by the signals in the record, ${names.labels.party(obstacle.party)} is stalling (${obstacle.points} points).`;
    default:
      return assertNever(obstacle);
  }
}

/** "there is no time for an answer and the groundwork is not done". */
export function obstacleClause(obstacles: readonly Obstacle[], { labels }: VerdictNames): string {
  const clauses = obstacles.map((obstacle) => {
    switch (obstacle.kind) {
      case "deadline":
        return "there is no time for an answer";
      case "groundwork":
        return "the groundwork is not done";
      case "mandate":
        return "the mandate is too narrow";
      case "stalled":
        return `${labels.party(obstacle.party)} stalls`;
      default:
        return assertNever(obstacle);
    }
  });
  return clauses.join(" and ");
}

function missingWords(line: BarLine, { track }: VerdictNames): string {
  if (line.what === "report") return `a report of ${track(line.track)}`;
  const found = (words: (value: number) => string): string =>
    line.found === null ? "nobody has reported" : `there are ${words(line.found)}`;
  switch (line.what) {
    case "settled":
      return `at least ${line.wanted} issues settled (${found(String)})`;
    case "bracketed":
      return `at most ${line.wanted} issues in brackets (${found(String)})`;
    case "open":
      return `at most ${line.wanted} issues open (${found(String)})`;
    case "rounds":
      return `at least ${line.wanted} rounds of groundwork (${found(String)})`;
    case "timeLeft":
      return `at least ${durationWords(line.wanted)} of time (${found(durationWords)})`;
    default:
      return assertNever(line);
  }
}
