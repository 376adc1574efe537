import { describe, expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { contradictions } from "./contradictions.ts";
import type { Comparison } from "./contradiction.ts";
import { agreement, interviewed, kendall } from "./held-out-packages.fixture.ts";
import type { InterviewAnswer } from "./interview.ts";
import { INTERVIEW, spent } from "./next-question.ts";
import { answerOf, EXACT, PEOPLE_SUBJECT, type Precision, simulatedPerson, trueWorth } from "./simulated-person.fixture.ts";
import { outcomeAt } from "./subject.ts";

/** People nobody looked at while the methods were made: the limits in this room were set on others, with seeds below 100,000. */
const FIRST = 20_261_125;
const PEOPLE = Number(process.env["DETENTE_PEOPLE"] ?? 16);
/** With few people the mean is less sure: by three of its standard errors. */
const SLACK = (3 * 0.05) / Math.sqrt(PEOPLE);
const IS_FULL = PEOPLE >= 500;

const mean = (figures: readonly number[]): number => figures.reduce((sum, each) => sum + each, 0) / figures.length;
const seeds = Array.from({ length: PEOPLE }, (_, k) => FIRST + k);
const figure = (words: string): void => console.log(`figure: preparation: ${words}`);

/** Mean agreement of the first so many people, asked so many questions, who slip as said. */
function meanAgreement(people: readonly number[], questions: number, precision: Partial<Precision> = {}): number {
  return mean(
    people.map((seed) => {
      const rng = Rng.fromSeed(seed + 1e9);
      const person = simulatedPerson(seed, precision);
      const answers = interviewed(person, { ...INTERVIEW, questions }, rng);
      expect(spent(answers)).toBeLessThanOrEqual(questions);
      return agreement(person, answers, rng);
    }),
  );
}

test("after twenty questions packages stand nearly in the order in which the person would put them", () => {
  const tau = meanAgreement(seeds, 20);
  figure(`${PEOPLE} people, 8 issues of 4 options, 20 questions: Kendall's tau ${tau.toFixed(3)}`);
  expect(tau).toBeGreaterThan(IS_FULL ? 0.85 : 0.85 - SLACK);
});

test.runIf(IS_FULL)("numbers on bars, which slip, keep the order from being nearer, and more questions bring it there", () => {
  const some = seeds.slice(0, 200);
  const said = (words: string, tau: number): number => {
    figure(`200 people, ${words}: tau ${tau.toFixed(3)}`);
    return tau;
  };
  const usual = said("20 questions", meanAgreement(some, 20));
  const exact = said("20 questions, no slips on bars", meanAgreement(some, 20, { bar: 0, rounding: 1 }));
  said("20 questions, no slips in choices", meanAgreement(some, 20, { choice: EXACT }));
  said("20 questions, never 0 where something matters", meanAgreement(some, 20, { least: 5 }));
  said("8 questions", meanAgreement(some, 8));
  const longer = said("40 questions", meanAgreement(some, 40));
  expect(exact).toBeGreaterThan(usual + 0.03);
  expect(longer).toBeGreaterThan(usual);
});

describe("answers the wrong way round", () => {
  /** By so much of the range the worse package is worth less: five scales of the choice. One honest answer in 150 is so. */
  const CLEAR = 0.25;

  function reversed(seed: number): {
    readonly honest: readonly InterviewAnswer[];
    readonly slip: Comparison;
    readonly check: InterviewAnswer;
  } {
    const rng = Rng.fromSeed(seed + 2e9);
    const person = simulatedPerson(seed);
    const honest = interviewed(person, INTERVIEW, rng);
    for (;;) {
      const [left, right] = [0, 1].map(() =>
        outcomeAt(
          PEOPLE_SUBJECT,
          PEOPLE_SUBJECT.issues.map(({ points }) => rng.below(points.length)),
        ),
      );
      if (left === undefined || right === undefined) throw new Error("Expected two packages");
      const margin = trueWorth(person, left) - trueWorth(person, right);
      if (Math.abs(margin) < CLEAR) continue;
      const check = answerOf(person, { kind: "comparison", left, right });
      return { honest, slip: { kind: "comparison", left, right, prefers: margin > 0 ? "right" : "left" }, check };
    }
  }

  const people = seeds.map(reversed);
  const share = (those: readonly boolean[]): number => those.filter(Boolean).length / those.length;

  test("are named, with those that they contradict", () => {
    const found = share(
      people.map(({ honest, slip }) =>
        contradictions(PEOPLE_SUBJECT, [...honest, slip]).some((each) => each.answers.some((answer) => answer === slip)),
      ),
    );
    figure(`answers reversed that contradict the rest (worse by a quarter of the range or more): ${(100 * found).toFixed(1)} % named`);
    expect(found).toBeGreaterThan(IS_FULL ? 0.95 : 0.87);
  });

  test("are seldom named where there are none", () => {
    const alarmed = share(people.map(({ honest, check }) => contradictions(PEOPLE_SUBJECT, [...honest, check]).length > 0));
    figure(`interviews without a reversed answer in which something is named: ${(100 * alarmed).toFixed(1)} %`);
    expect(alarmed).toBeLessThanOrEqual(IS_FULL ? 0.05 : 0.1);
  });
});

test("Kendall's tau is 1 for the same order, -1 for the opposite one, and between for what is tied", () => {
  expect(kendall([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 12);
  expect(kendall([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
  expect(kendall([1, 2, 3], [1, 1, 2])).toBeCloseTo(2 / Math.sqrt(6), 12);
});
