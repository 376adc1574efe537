import { type InterviewAnswer, assertNever, type Contradiction, type Outcome, type Statable } from "@detente/engine";
import type { Labels } from "@detente/report";

/** An answer told back, as a sentence without its full stop. */
export function answerWords(labels: Labels, answer: Statable): string {
  switch (answer.kind) {
    case "rank":
      return `you put the issues in this order: ${answer.order.map(labels.issue).join(", ")}`;
    case "ends":
      return `${labels.issue(answer.issue)}: best ${labels.option(answer.issue, answer.best)}, worst ${labels.option(answer.issue, answer.worst)}`;
    case "swing":
      return swingWords(labels, answer, String(answer.points));
    case "rating":
      return `${labels.issue(answer.issue)}: you put ${labels.option(answer.issue, answer.option)} at ${answer.points} of 100`;
    case "comparison":
      return comparisonWords(labels, answer);
    default:
      return assertNever(answer);
  }
}

export function swingWords(
  labels: Labels,
  { issue, from, to, points }: Extract<InterviewAnswer, { readonly kind: "swing" }>,
  size: string,
): string {
  const way = points < 0 ? "for the worse" : points > 0 ? "for the better" : "neither better nor worse";
  return `${labels.issue(issue)}, from ${labels.option(issue, from)} to ${labels.option(issue, to)}: ${size}, ${way}`;
}

function comparisonWords(labels: Labels, { left, right, prefers }: Extract<InterviewAnswer, { readonly kind: "comparison" }>): string {
  const differing = (outcome: Outcome, other: Outcome): string =>
    Object.entries(outcome)
      .filter(([issue, option]) => Object.entries(other).some(([id, another]) => id === issue && another !== option))
      .map(([issue, option]) => `${labels.issue(issue)}: ${labels.option(issue, option)}`)
      .join("; ");
  const [a, b] = [differing(left, right), differing(right, left)];
  if (prefers === "neither") return `you could not tell (${a}) from (${b})`;
  return prefers === "left" ? `you would rather have (${a}) than (${b})` : `you would rather have (${b}) than (${a})`;
}

/** What is wrong, in one sentence; the answers in it are listed below it. */
export function contradictionWords(contradiction: Contradiction): string {
  switch (contradiction.kind) {
    case "cycle":
      return "These choices run in a circle: each package is preferred to the next, and the last to the first.";
    case "nowhereBetter":
      return "The package that you chose is better on no issue, by what you said of them.";
    case "order":
      return "These answers put things in opposite orders. The one marked * goes least with the others.";
    case "together":
      return "These answers cannot all be true, even if each of them is read roughly. The one marked * goes least with the others.";
    default:
      return assertNever(contradiction);
  }
}
