import { expect, test } from "vitest";
import { decimalPlaces, rational, rationalFromNumber, roundToGrid, toNumber } from "./rational.ts";

test("a number becomes the decimal a person reads", () => {
  expect(rationalFromNumber(0.1)).toEqual({ num: 1n, den: 10n });
  expect(rationalFromNumber(-2.5e-7)).toEqual({ num: -1n, den: 4_000_000n });
  expect(rationalFromNumber(1e21)).toEqual({ num: 10n ** 21n, den: 1n });
});

test("a fraction says how many decimals it has, or that they never end", () => {
  expect(decimalPlaces(rational(3n, 40n))).toBe(3);
  expect(decimalPlaces(rational(1n, 3n))).toBeUndefined();
});

test("rounding to a grid takes halves away from zero", () => {
  expect(roundToGrid(rational(1n, 2n), 1n)).toBe(1n);
  expect(roundToGrid(rational(-1n, 2n), 1n)).toBe(-1n);
  expect(roundToGrid(rational(1n, 3n), 10n)).toBe(3n);
});

test("a fraction too long for doubles still gives the nearest double", () => {
  expect(toNumber(rational(10n ** 40n, 3n * 10n ** 40n))).toBeCloseTo(1 / 3, 15);
  expect(toNumber(rational(2n ** 70n + 1n, 2n ** 70n * 7n))).toBeCloseTo(1 / 7, 15);
});
