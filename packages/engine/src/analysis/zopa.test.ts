import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import type { Case } from "../model/case.ts";
import { compileCase } from "../model/compiled-case.ts";
import { readings } from "../model/perspective.ts";
import { analyse } from "./analyse.ts";
import type { Analysis } from "./analysis.ts";
import { pointsCase } from "./points-case.fixture.ts";
import { zopa } from "./zopa.ts";

const table = (issues: number, options: number, seed: number): number[][][] => {
  const rng = Rng.fromSeed(seed);
  return Array.from({ length: issues }, () => Array.from({ length: options }, () => [rng.below(100), rng.below(100)]));
};
function analysed(value: Case): Analysis {
  const result = analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0 });
  if (result.kind === "failed") throw new Error(result.failure.code);
  return result.value;
}

test("up to 10^7 combinations the ZOPA is counted, beyond that estimated with an interval", () => {
  expect(analysed(pointsCase(table(7, 10, 1), [400, 400])).zopa).toMatchObject({ exact: true, interval: null });
  const estimated = analysed(pointsCase(table(8, 10, 1), [400, 400])).zopa;
  expect(estimated.exact).toBe(false);
  expect(estimated.interval?.low).toBeLessThan(estimated.share);
  expect(estimated.interval?.high).toBeGreaterThan(estimated.share);
});

test("the interval of the estimate holds the exact share", () => {
  // An eighth issue of ten options that nobody cares about: ten times the outcomes, the same share.
  const seven = table(7, 10, 2);
  const indifferent = Array.from({ length: 10 }, () => [0, 0]);
  const exact = analysed(pointsCase(seven, [420, 380])).zopa.share;
  const { interval } = analysed(pointsCase([...seven, indifferent], [420, 380])).zopa;
  expect(interval?.low).toBeLessThanOrEqual(exact);
  expect(interval?.high).toBeGreaterThanOrEqual(exact);
});

test("at any size, whether a ZOPA exists is settled by the frontier even where no sample falls into it", () => {
  const tiny = Array.from({ length: 30 }, () => [[1, 1], ...Array.from({ length: 9 }, () => [0, 0])]);
  const { exists, share } = analysed(pointsCase(tiny, [30, 30])).zopa;
  expect([exists, share]).toEqual([true, 0]);
  expect(analysed(pointsCase(tiny, [31, 30])).zopa.exists).toBe(false);
});

test("an outcome worth exactly the reservation value is inside, and numbers past 2^53 do not blur the border", () => {
  const fine = (values: readonly number[]): Case => pointsCase([values.map((value) => [value, 1])], [0.1 + 0.2 + 1000, 0]);
  const value = fine([0.1 + 0.2 + 1000, 1000.3000000000001, 1000.2999999999998]);
  const held = readings(value, { kind: "everyBrief" });
  if (held.kind === "failed") throw new Error(held.failure.code);
  const first = 0.1 + 0.2 + 1000;
  const inside = [first, 1000.3000000000001, 1000.2999999999998].filter((points) => points >= first).length;
  expect(zopa(compileCase(value, held.value), { outcomes: 3n, exists: true, seed: 1 }).count).toBe(String(inside));
});

test("a reservation value of many digits bars what falls short of it, and stays what the solutions start from", () => {
  const many = 120.12345678901234;
  const [below, between, above] = [120, many, 121].map((first) => analysed(pointsCase(table(4, 10, 3), [first, 150])));
  if (below === undefined || between === undefined || above === undefined) throw new Error("Expected three analyses");
  const worths = ({ frontier }: Analysis) => frontier.points.map(({ utilities, rational }) => ({ utilities, rational }));
  expect(between.zopa).toEqual(above.zopa);
  expect(between.zopa.count).not.toBe(below.zopa.count);
  expect(worths(between)).toEqual(worths(above));
  expect(between.disagreement).toEqual([many, 150]);
});

test("with thousands of issues fewer outcomes are drawn, and the interval is wider for it", () => {
  const width = (issues: number): number => {
    const alike = Array.from({ length: issues - 1 }, () => [[0, 0]]);
    const coins = Array.from({ length: 26 }, () => [
      [0, 0],
      [0, 0],
    ]);
    const { interval, exact } = analysed(
      pointsCase(
        [
          [
            [1, 1],
            [0, 0],
          ],
          ...alike,
          ...coins,
        ],
        [1, 1],
      ),
    ).zopa;
    expect([exact, (interval?.low ?? 1) < 0.5, (interval?.high ?? 0) > 0.5]).toEqual([false, true, true]);
    return (interval?.high ?? 0) - (interval?.low ?? 0);
  };
  expect(width(2000)).toBeGreaterThan(2 * width(1));
});
