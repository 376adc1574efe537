import { assertNever } from "../lib/assert-never.ts";
import type { Outcome } from "../model/combination.ts";
import type { InterviewAnswer, Question } from "./interview.ts";

/** What stands: of several answers to one question the last, and nothing where that was to skip it. In the order they were given first. */
export function currentAnswers(answers: readonly InterviewAnswer[]): Exclude<InterviewAnswer, { readonly kind: "skipped" }>[] {
  const standing = new Map<string, InterviewAnswer>();
  for (const answer of answers) standing.set(questionKey(answer.kind === "skipped" ? answer.question : answer), answer);
  return [...standing.values()].filter((answer) => answer.kind !== "skipped");
}

/** The same for two questions that ask the same. */
export function questionKey(question: Question | Exclude<InterviewAnswer, { readonly kind: "skipped" }>): string {
  switch (question.kind) {
    case "rank":
      return "rank";
    case "ends":
    case "swing":
      return `${question.kind} ${question.issue}`;
    case "rating":
      return `rating ${question.issue} ${question.option}`;
    case "comparison":
      return ["comparison", ...[packageKey(question.left), packageKey(question.right)].toSorted()].join(" ");
    default:
      return assertNever(question);
  }
}

/** The same for the same package, whatever the order of its issues. */
export const packageKey = (outcome: Outcome): string =>
  Object.entries(outcome)
    .map(([issue, option]) => `${issue}=${option}`)
    .toSorted()
    .join(",");
