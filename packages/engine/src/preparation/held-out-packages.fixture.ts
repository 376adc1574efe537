import type { Rng } from "../lib/rng.ts";
import { packageForm } from "./layout.ts";
import { likelyWorths, valueOf } from "./likely-worths.ts";
import type { InterviewAnswer } from "./interview.ts";
import { answerOf, PEOPLE_SUBJECT, type SimulatedPerson, trueWorth } from "./simulated-person.fixture.ts";
import { type InterviewSettings, nextQuestion } from "./next-question.ts";
import { accountOf, placesOf } from "./statements.ts";
import { outcomeAt } from "./subject.ts";

/** Asks until there is nothing to ask or the questions are used up. */
export function interviewed(person: SimulatedPerson, settings: InterviewSettings, rng: Rng): InterviewAnswer[] {
  const answers: InterviewAnswer[] = [];
  for (;;) {
    const question = nextQuestion({ subject: PEOPLE_SUBJECT, answers, settings, rng });
    if (question === null) return answers;
    answers.push(answerOf(person, question));
  }
}

const HELD_OUT = 100;

/** Kendall's tau between the true order of packages drawn at random and the order that the answers give them. */
export function agreement(person: SimulatedPerson, answers: readonly InterviewAnswer[], rng: Rng): number {
  const account = accountOf(PEOPLE_SUBJECT, answers);
  const { means } = likelyWorths(account);
  const outcomes = Array.from({ length: HELD_OUT }, () =>
    outcomeAt(
      PEOPLE_SUBJECT,
      PEOPLE_SUBJECT.issues.map(({ points }) => rng.below(points.length)),
    ),
  );
  const truth = outcomes.map((outcome) => trueWorth(person, outcome));
  const read = outcomes.map((outcome) => valueOf(packageForm(account.layout, placesOf(PEOPLE_SUBJECT, outcome) ?? []), means));
  return kendall(truth, read);
}

/** Tau-b: (pairs in the same order - pairs in the opposite order) / geometric mean of the pairs that are not tied in one and in the other. */
export function kendall(a: readonly number[], b: readonly number[]): number {
  let [sum, untiedA, untiedB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const [signA, signB] = [Math.sign((a[i] ?? 0) - (a[j] ?? 0)), Math.sign((b[i] ?? 0) - (b[j] ?? 0))];
      sum += signA * signB;
      untiedA += Math.abs(signA);
      untiedB += Math.abs(signB);
    }
  }
  return sum / Math.sqrt(untiedA * untiedB);
}
