import { Rng } from "../lib/rng.ts";
import type { Issue } from "../model/issue.ts";
import { issueId, type OptionId } from "../model/ids.ts";
import type { Outcome } from "../model/combination.ts";
import type { InterviewAnswer, Question } from "./interview.ts";
import { interviewSubject, type Subject } from "./subject.ts";

/**
 * The people: additive utility over 8 issues of 4 numbers each, from 0 (the worst package) to 1 (the best). Weights: all that sum to 1 are as
 * likely. Which end of an issue is the better one: a coin. The two numbers in between: two uniform draws, in order. So neither "all
 * alike" nor "straight lines" is true of them.
 */
export const PEOPLE_SUBJECT: Subject = interviewSubject({
  issues: Array.from(
    { length: 8 },
    (_, i): Issue => ({ kind: "range", id: issueId(`issue-${i + 1}`), name: `Issue ${i + 1}`, range: { from: 0, to: 3, step: 1 } }),
  ),
  constraints: [],
});

export interface SimulatedPerson {
  /** [issue][option], 0 to the issue's weight. */
  readonly worths: readonly (readonly number[])[];
  readonly precision: Precision;
  /** Draws the slips in answering. */
  readonly rng: Rng;
}

export interface Precision {
  /** Points by which a number on a bar of 100 is usually off (normal), before it is rounded to so many. */
  readonly bar: number;
  readonly rounding: number;
  /** The least that is said of a change that matters at all. */
  readonly least: number;
  /** Scale of the logistic choice between packages, as a share of the range. */
  readonly choice: number;
}

const USUAL: Precision = { bar: 10, rounding: 10, least: 0, choice: 0.05 };
/** A choice without slips. */
export const EXACT = 1e-9;

export function simulatedPerson(seed: number, precision: Partial<Precision> = {}): SimulatedPerson {
  const rng = Rng.fromSeed(seed);
  const pieces = PEOPLE_SUBJECT.issues.map(() => -Math.log(1 - rng.float()));
  const total = pieces.reduce((sum, each) => sum + each, 0);
  const worths = pieces.map((piece) => {
    const shares = [0, ...[rng.float(), rng.float()].toSorted((a, b) => a - b), 1];
    const rising = shares.map((share) => (share * piece) / total);
    return rng.below(2) === 0 ? rising : rising.toReversed();
  });
  return { worths, precision: { ...USUAL, ...precision }, rng };
}

export const trueWorth = ({ worths }: SimulatedPerson, outcome: Outcome): number =>
  PEOPLE_SUBJECT.issues.reduce(
    (sum, { id, options }, i) => sum + (worths[i]?.[options.findIndex((option) => option === outcome[id])] ?? 0),
    0,
  );

/** What the person says. It skips what it cannot be asked here. */
export function answerOf(person: SimulatedPerson, question: Question): InterviewAnswer {
  const { rng } = person;
  switch (question.kind) {
    case "swing": {
      const greatest = Math.max(...person.worths.map((worths) => Math.max(...worths)));
      const change = worthAt(person, question.issue, question.to) - worthAt(person, question.issue, question.from);
      // Nobody mistakes which way is better, only how much.
      const points = Math.max(person.precision.least, onRoundBar((100 * Math.abs(change)) / greatest, person));
      return { ...question, points: change < 0 ? -points : points };
    }
    case "rating": {
      const issue = person.worths[PEOPLE_SUBJECT.issues.findIndex(({ id }) => id === question.issue)] ?? [];
      return { ...question, points: onRoundBar((100 * worthAt(person, question.issue, question.option)) / Math.max(...issue), person) };
    }
    case "comparison": {
      const margin = trueWorth(person, question.left) - trueWorth(person, question.right);
      return { ...question, prefers: rng.float() < 1 / (1 + Math.exp(-margin / person.precision.choice)) ? "left" : "right" };
    }
    default:
      return { kind: "skipped", question };
  }
}

function worthAt({ worths }: SimulatedPerson, issue: string, option: OptionId): number {
  const number = PEOPLE_SUBJECT.issues.findIndex(({ id }) => id === issue);
  return worths[number]?.[PEOPLE_SUBJECT.issues[number]?.options.indexOf(option) ?? -1] ?? 0;
}

/** Off by a normal slip, rounded, and on the bar. */
function onRoundBar(points: number, { precision: { bar, rounding }, rng }: SimulatedPerson): number {
  const slip = bar * Math.sqrt(-2 * Math.log(1 - rng.float())) * Math.cos(2 * Math.PI * rng.float());
  return Math.min(100, Math.max(0, rounding * Math.round((points + slip) / rounding)));
}
