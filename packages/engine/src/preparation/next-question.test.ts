import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { questionKey } from "./current-answers.ts";
import type { InterviewAnswer, Question } from "./interview.ts";
import { car, CAR, COLOUR, ends, endsOf, prefers, PRICE, rating, STRICT_CAR, swing, TYRES, USUAL } from "./little-subject.fixture.ts";
import { INTERVIEW, nextQuestion, openingCost, spent } from "./next-question.ts";
import type { Subject } from "./subject.ts";

const next = (answers: readonly InterviewAnswer[], settings = INTERVIEW, subject: Subject = CAR): Question | null =>
  nextQuestion({ subject, answers, settings, rng: Rng.fromSeed(answers.length) });

/** All questions of an interview in which everything is skipped from the first bar on. */
function asked(subject: Subject, opening: readonly InterviewAnswer[], settings = INTERVIEW): Question[] {
  const answers = [...opening];
  const questions: Question[] = [];
  for (let question = next(answers, settings, subject); question !== null; question = next(answers, settings, subject)) {
    questions.push(question);
    answers.push({ kind: "skipped", question });
  }
  return questions;
}

test("first comes the order where it is asked, then ends that are not natural, then swings", () => {
  const ranking = { ...INTERVIEW, ranking: "asked" } as const;
  expect(next([], ranking)).toEqual({ kind: "rank", issues: [PRICE, TYRES, COLOUR] });
  expect(next([])).toEqual({ kind: "ends", issue: COLOUR });
  expect(next([ends("red", "blue")])).toEqual({ kind: "swing", issue: PRICE, from: "0", to: "30" });
  expect(next(USUAL.slice(0, 3))).toEqual({ kind: "swing", issue: COLOUR, from: "red", to: "blue" });
  expect(openingCost(CAR, "asked")).toBe(2 + 2 + 3);
});

test("a range whose best number lies between is swung from its worst to its best", () => {
  const between = endsOf(PRICE, "30", "10");
  expect(next([ends("red", "blue"), between])).toEqual({ kind: "swing", issue: PRICE, from: "30", to: "10" });
});

test("no question is asked twice, and no more than may be", () => {
  const questions = asked(CAR, USUAL, { ...INTERVIEW, questions: 40 });
  const keys = questions.map(questionKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength(40 - spent(USUAL));
  expect(asked(CAR, USUAL, { ...INTERVIEW, questions: 5 })).toEqual([]);
});

test("an interview in which all is skipped ends", () => {
  expect(asked(CAR, []).map(({ kind }) => kind)).toEqual(["ends", "swing", "swing"]);
});

test("packages to compare differ in as few issues as is said, and keep to the constraints", () => {
  const questions = asked(STRICT_CAR, USUAL, { ...INTERVIEW, questions: 60, differing: 2 });
  const comparisons = questions.filter((question) => question.kind === "comparison");
  expect(comparisons.length).toBeGreaterThan(10);
  for (const { left, right } of comparisons) {
    expect([PRICE, TYRES, COLOUR].filter((issue) => left[issue] !== right[issue]).length).toBeLessThanOrEqual(2);
    for (const outcome of [left, right]) expect(outcome[COLOUR] === "red" && outcome[TYRES] === "no").toBe(false);
  }
});

test("a bar is asked of the issue that matters, not of the one that hardly does", () => {
  const light = [ends("red", "blue"), swing(PRICE, ["0", "30"], -10), swing(TYRES, ["no", "yes"], 20), swing(COLOUR, ["red", "blue"], 100)];
  expect(next(light)).toEqual({ kind: "rating", issue: COLOUR, option: "green" });
});

test("what was asked counts, also where it was skipped or asked again", () => {
  const comparison = prefers(car("0", "no", "red"), car("30", "yes", "red"));
  expect(spent([{ kind: "rank", order: [PRICE, TYRES, COLOUR] }, ...USUAL])).toBe(2 + 2 + 3);
  expect(spent([rating(PRICE, "10", 60), rating(PRICE, "10", 70)])).toBe(2);
  expect(spent([comparison, { kind: "skipped", question: comparison }])).toBe(2);
});
