import { expect, test } from "vitest";
import type { Alternative } from "../model/alternative.ts";
import type { Quantity } from "../model/quantity.ts";
import { breakEvenProbability } from "./break-even-probability.ts";

const value = (name: string, points: Quantity): Alternative => ({ kind: "value", name, value: points });

function gamble(first: Quantity, second: Quantity, cost?: Quantity): Alternative {
  const chances = [
    { probability: 0.5, then: value("First", first) },
    { probability: 0.5, then: value("Second", second) },
  ];
  return { kind: "chances", name: "Gamble", chances, ...(cost === undefined ? {} : { cost }) };
}

test("Siedel's trial equals an offer of 2 million when it is won 52.17 times in a hundred", () => {
  expect(breakEvenProbability(gamble(4.6, 0, 0.4), 2)).toBeCloseTo(0.5217391304347826, 9);
});

test("it does not matter to the point of balance which branch is the better", () => {
  expect(breakEvenProbability(gamble(0, 4.6, 0.4), 2)).toBeCloseTo(1 - 0.5217391304347826, 9);
});

test("an offer outside both branches has its point of balance outside 0 to 1", () => {
  expect(breakEvenProbability(gamble(4, 2), 5)).toBe(1.5);
  expect(breakEvenProbability(gamble(4, 2), 1)).toBe(-0.5);
});

test("branches of equal worth have no point of balance", () => {
  expect(breakEvenProbability(gamble(3, 3), 3)).toBeNull();
});

test("only a chance with two branches has a point of balance", () => {
  expect(breakEvenProbability(value("Sure", 3), 3)).toBeNull();
  expect(breakEvenProbability({ kind: "chances", name: "One", chances: [{ probability: 1, then: value("Only", 3) }] }, 3)).toBeNull();
});

test("figures of ranges are picked as asked", () => {
  const low = (quantity: Quantity): number => (typeof quantity === "number" ? quantity : quantity.low);
  expect(breakEvenProbability(gamble({ low: 4, likely: 5, high: 6 }, 0), 2, low)).toBe(0.5);
});
