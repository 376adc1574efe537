import { describe, expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { isRange, likely, type Quantity } from "../model/quantity.ts";
import type { InterviewAnswer } from "./interview.ts";
import { interviewed } from "./held-out-packages.fixture.ts";
import { car, CAR, COLOUR, ends, endsOf, prefers, PRICE, rating, swing, TYRES, USUAL } from "./little-subject.fixture.ts";
import { INTERVIEW } from "./next-question.ts";
import { preparedPreferences } from "./prepared-preferences.ts";
import { PEOPLE_SUBJECT, simulatedPerson } from "./simulated-person.fixture.ts";

function weights(answers: readonly InterviewAnswer[], subject = CAR): Quantity[] {
  const { preferences } = preparedPreferences(subject, answers);
  if (preferences.kind !== "weighted") throw new Error("Expected weights");
  return subject.issues.map(({ id }) => preferences.issues[id]?.weight ?? 0);
}

test("from swings come weights near the points given, in ranges around them", () => {
  const [price, tyres, colour] = weights(USUAL);
  for (const [weight, points] of [
    [price, 100],
    [tyres, 40],
    [colour, 60],
  ] as const) {
    if (weight === undefined || !isRange(weight)) return expect.unreachable();
    expect(Math.abs(weight.likely - points / 2)).toBeLessThan(2);
    expect(weight.low).toBeLessThan(points / 2);
    expect(weight.high).toBeGreaterThan(points / 2);
  }
});

test("from the order alone come the rank-order centroid weights, in wide ranges", () => {
  const order: readonly InterviewAnswer[] = [{ kind: "rank", order: [COLOUR, PRICE] }, ends("red", "blue"), endsOf(PRICE, "30", "0")];
  const [price, , colour] = weights(order);
  expect(likely(colour ?? 0)).toBeCloseTo(75, 0);
  expect(likely(price ?? 0)).toBeCloseTo(25, 0);
  if (price === undefined || !isRange(price)) return expect.unreachable();
  expect(price.low).toBe(0);
  expect(price.high).toBeGreaterThanOrEqual(50);
});

test("an option without a bar may be worth anything, and one with a bar what the bar says, roughly", () => {
  const { preferences, unrated } = preparedPreferences(CAR, [...USUAL, rating(PRICE, "10", 80)]);
  const colour = preferences.issues[COLOUR];
  const price = preferences.issues[PRICE];
  if (colour?.kind !== "options" || price?.kind !== "curve") return expect.unreachable();
  expect(colour.options).toEqual({ red: 0, green: { low: 0, likely: 50, high: 100 }, blue: 100 });
  expect(price.curve.map(({ at }) => at)).toEqual([0, 10, 20, 30]);
  const [best, rated, between, worst] = price.curve.map(({ worth }) => worth);
  expect([best, worst]).toEqual([100, 0]);
  if (rated === undefined || between === undefined || !isRange(rated) || !isRange(between)) return expect.unreachable();
  expect(rated.low).toBeGreaterThan(50);
  expect(between).toMatchObject({ low: 0 });
  expect(between.high).toBeGreaterThan(80);
  expect(unrated).toEqual([
    { issue: PRICE, option: "20" },
    { issue: COLOUR, option: "green" },
  ]);
});

test("of an issue of which nothing was said nothing is made up", () => {
  const { preferences, unread } = preparedPreferences(CAR, USUAL.slice(1, 3));
  expect(Object.keys(preferences.issues)).toEqual([PRICE, TYRES]);
  expect(unread).toEqual([COLOUR]);
  expect(preparedPreferences(CAR, [])).toMatchObject({ preferences: { issues: {} }, unread: [PRICE, TYRES, COLOUR], deviation: 0 });
});

test("a choice narrows what it tells of", () => {
  const width = (answers: readonly InterviewAnswer[]): number => {
    const [, tyres] = weights(answers);
    return tyres === undefined || !isRange(tyres) ? 0 : tyres.high - tyres.low;
  };
  expect(width([...USUAL, prefers(car("0", "no", "blue"), car("0", "yes", "red"), "neither")])).toBeLessThan(width(USUAL));
});

test("a swing of nothing weighs next to nothing", () => {
  const [, tyres = 0] = weights([...USUAL.slice(0, 2), swing(TYRES, ["no", "yes"], 0), ...USUAL.slice(3)]);
  expect(likely(tyres)).toBeLessThan(2);
});

describe("of simulated people", () => {
  const PEOPLE = 20;
  const all = Array.from({ length: PEOPLE }, (_, k) => {
    const person = simulatedPerson(500 + k);
    return { person, weights: weights(interviewed(person, INTERVIEW, Rng.fromSeed(k)), PEOPLE_SUBJECT) };
  });

  test("likely weights sum to 100, to the tenth", () => {
    for (const { weights: found } of all) expect(found.reduce<number>((sum, each) => sum + Math.round(10 * likely(each)), 0)).toBe(1000);
  });

  test("low is at most likely, and likely at most high", () => {
    for (const each of all.flatMap(({ weights: found }) => found)) {
      if (!isRange(each)) continue;
      expect(each.low).toBeLessThanOrEqual(each.likely);
      expect(each.likely).toBeLessThanOrEqual(each.high);
    }
  });

  test("the ranges hold most true weights", () => {
    const inside = all.flatMap(({ person, weights: found }) =>
      found.map((each, i) => {
        const truth = 100 * Math.max(...(person.worths[i] ?? []));
        return isRange(each) && each.low - 0.1 <= truth && truth <= each.high + 0.1;
      }),
    );
    const share = inside.filter(Boolean).length / inside.length;
    console.log(`figure: preparation: true weights within their ranges: ${(100 * share).toFixed(1)} %`);
    expect(share).toBeGreaterThan(0.85);
  });
});
