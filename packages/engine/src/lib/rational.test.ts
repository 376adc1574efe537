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

test("a whole number past 2^53 is the decimal printed, too", () => {
  expect(rationalFromNumber(2 ** 64)).toEqual({ num: 18_446_744_073_709_552_000n, den: 1n });
  expect(rationalFromNumber(-1e23)).toEqual({ num: -(10n ** 23n), den: 1n });
});

test("a fraction just past the middle of two doubles goes to the upper one, however late the difference shows", () => {
  const middle = 2n ** 53n + 1n;
  const late = 10n ** 30n;
  expect(toNumber(rational(middle * late + 1n, late))).toBe(2 ** 53 + 2);
  expect(toNumber(rational(-middle * late - 1n, late))).toBe(-(2 ** 53) - 2);
  expect(toNumber(rational(middle * late - 1n, late))).toBe(2 ** 53);
});
