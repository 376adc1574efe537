import { describe, expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { rankDeviations, rankIntervals, rankWeights } from "./rank-weights.ts";

/** Computed apart from this project, to all digits. */
const KNOWN: readonly (readonly number[])[] = [
  [0.75, 0.25],
  [0.611111111111111, 0.27777777777777773, 0.1111111111111111],
  [0.5208333333333333, 0.2708333333333333, 0.14583333333333331, 0.0625],
  [0.45666666666666667, 0.25666666666666665, 0.15666666666666665, 0.09, 0.04],
  [0.40833333333333327, 0.24166666666666667, 0.1583333333333333, 0.10277777777777779, 0.061111111111111116, 0.027777777777777776],
  [
    0.37040816326530607, 0.22755102040816325, 0.15612244897959182, 0.10850340136054422, 0.07278911564625849, 0.04421768707482993,
    0.02040816326530612,
  ],
];

describe("weights of a rank", () => {
  test.each(KNOWN.map((weights) => [weights.length, weights] as const))("of %i issues are those that are known", (count, weights) => {
    const computed = rankWeights(count);
    expect(computed).toHaveLength(count);
    for (const [k, weight] of computed.entries()) expect(weight).toBeCloseTo(weights[k] ?? 0, 14);
  });

  test("are none for no issue, and all of it for one", () => {
    expect(rankWeights(0)).toEqual([]);
    expect(rankWeights(1)).toEqual([1]);
    expect(rankDeviations(1)).toEqual([0]);
    expect(rankIntervals(1)).toEqual([{ low: 1, likely: 1, high: 1 }]);
  });
});

describe("of weights that are drawn, all that sum to 1 as likely, and put in order", () => {
  const COUNT = 5;
  const rng = Rng.fromSeed(1);
  const draws = Array.from({ length: 20_000 }, () => {
    const pieces = Array.from({ length: COUNT }, () => -Math.log(1 - rng.float()));
    const total = pieces.reduce((sum, each) => sum + each, 0);
    return pieces.map((each) => each / total).toSorted((a, b) => b - a);
  });
  const ofRank = (k: number): number[] => draws.map((weights) => weights[k] ?? 0);
  const mean = (figures: readonly number[]): number => figures.reduce((sum, each) => sum + each, 0) / figures.length;

  test("the means are the weights, and the deviations theirs", () => {
    const [weights, deviations] = [rankWeights(COUNT), rankDeviations(COUNT)];
    for (let k = 0; k < COUNT; k++) {
      const figures = ofRank(k);
      expect(mean(figures)).toBeCloseTo(weights[k] ?? 0, 2);
      const middle = mean(figures);
      expect(Math.sqrt(mean(figures.map((each) => (each - middle) ** 2)))).toBeCloseTo(deviations[k] ?? 0, 2);
    }
  });

  test("none is outside the intervals", () => {
    for (const [k, { low, high }] of rankIntervals(COUNT).entries()) {
      expect(Math.min(...ofRank(k))).toBeGreaterThanOrEqual(low);
      expect(Math.max(...ofRank(k))).toBeLessThanOrEqual(high);
    }
  });
});
