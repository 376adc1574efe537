import { expect, test } from "vitest";
import { roundNumbers } from "./round-numbers.ts";

const from = (first: number, step: number, count: number): number[] => Array.from({ length: count }, (_, k) => first + k * step);
const round = (numbers: readonly number[]): number[] => numbers.filter((_, k) => roundNumbers(numbers)[k]);

test("of 40 to 60 the fives are round, of 0 to 500 the hundreds", () => {
  expect(round(from(40, 1, 21))).toEqual([40, 45, 50, 55, 60]);
  expect(round(from(0, 20, 26))).toEqual([0, 100, 200, 300, 400, 500]);
});

test("decimals are round in spite of their rounding", () => {
  expect(round([0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4])).toEqual([0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4]);
  expect(round(from(0, 0.25, 17))).toEqual([0, 1, 2, 3, 4]);
});

test("a number alone is not round, and no numbers have none", () => {
  expect(roundNumbers([7])).toEqual([false]);
  expect(roundNumbers([])).toEqual([]);
});
