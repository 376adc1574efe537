import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { rational, toNumber } from "../lib/rational.ts";
import { adjustedWinner, type AdjustedWinner } from "./adjusted-winner.ts";

function divided(first: readonly number[], second: readonly number[]): AdjustedWinner {
  const result = adjustedWinner(first, second);
  if (result.kind === "failed") throw new Error(`Expected a division, got ${result.failure.kind}`);
  return result.value;
}

const sum = (points: readonly number[]): number => points.reduce((a, b) => a + b, 0);
const numbers = (result: AdjustedWinner) => ({
  shares: result.firstShares.map(toNumber),
  split: result.split,
  points: result.points.map(toNumber),
});

test("Raiffa's Panama Canal points give 66 to each, with land and water divided 2 to 13", () => {
  const us = [22, 22, 15, 14, 11, 6, 4, 2, 2, 2];
  const panama = [9, 15, 15, 3, 15, 5, 11, 7, 7, 13];
  const result = divided(us, panama);
  expect(result.firstShares[2]).toEqual(rational(2n, 15n));
  expect(numbers(result)).toEqual({ shares: [1, 1, 2 / 15, 1, 0, 1, 0, 0, 0, 0], split: 2, points: [66, 66] });
});

test("whoever is called first, each gets the same", () => {
  const result = divided([10, 60, 30], [40, 50, 10]);
  expect(numbers(result)).toEqual({ shares: [0, 6 / 11, 1], split: 1, points: [690 / 11, 690 / 11] });
  expect(numbers(divided([40, 50, 10], [10, 60, 30]))).toEqual({ shares: [1, 5 / 11, 0], split: 1, points: [690 / 11, 690 / 11] });
});

test("items of equal points all round are dealt until both have the same", () => {
  expect(numbers(divided([50, 50], [50, 50]))).toEqual({ shares: [0, 1], split: null, points: [50, 50] });
  expect(numbers(divided([100], [100]))).toEqual({ shares: [0.5], split: 0, points: [50, 50] });
});

test("nothing passes over when the winners are level", () => {
  expect(numbers(divided([60, 40], [40, 60]))).toEqual({ shares: [1, 0], split: null, points: [60, 60] });
});

test("an item that nobody wants stays with the first party", () => {
  expect(numbers(divided([0, 10, 0], [0, 10, 0]))).toEqual({ shares: [1, 0.5, 1], split: 1, points: [5, 5] });
});

test("an item that only the leader wants passes over last", () => {
  expect(numbers(divided([50, 50, 0], [0, 40, 60])).split).toBe(1);
});

test("no items give no points", () => {
  expect(numbers(divided([], []))).toEqual({ shares: [], split: null, points: [0, 0] });
});

test("unequal totals and negative points are refused", () => {
  expect(adjustedWinner([1, 2], [1, 1])).toMatchObject({ kind: "failed", failure: { kind: "unequalTotals" } });
  expect(adjustedWinner([2, -1], [1, 0])).toEqual({ kind: "failed", failure: { kind: "negativePoints", item: 1 } });
  expect(adjustedWinner([0.1, 0.2], [0.3, 0]).kind).toBe("ok");
  expect(() => adjustedWinner([1], [])).toThrow("as many points");
});

test("both get exactly the same, at least half their total, and at most one item is divided, on 300 random cases (seed 7)", () => {
  const rng = Rng.fromSeed(7);
  for (let run = 0; run < 300; run++) {
    const size = 1 + rng.below(8);
    const first = Array.from({ length: size }, () => rng.below(20));
    const second = Array.from({ length: size }, () => rng.below(20));
    const sumOfFirst = sum(first);
    const sumOfSecond = sum(second);
    // Scaled to one total in whole numbers.
    const total = sumOfFirst * sumOfSecond;
    const result = divided(
      first.map((points) => points * sumOfSecond),
      second.map((points) => points * sumOfFirst),
    );
    expect(result.points[0]).toEqual(result.points[1]);
    expect(2 * toNumber(result.points[0])).toBeGreaterThanOrEqual(total);
    expect(result.firstShares.filter((share) => share.den !== 1n).length).toBeLessThanOrEqual(1);
  }
});
