import { expect, test } from "vitest";
import { bestAlternatives } from "../../analysis/best-alternatives.ts";
import { toNumber } from "../../lib/rational.ts";
import { Rng } from "../../lib/rng.ts";
import type { Alternative } from "../../model/alternative.ts";
import { prospectsOnAverage } from "./prospects-on-average.ts";
import { randomAlternative } from "./random-alternative.fixture.ts";

const value = (name: string, points: number): Alternative => ({ kind: "value", name, value: points });

test("their mean is the tree folded back, on random trees", () => {
  const rng = Rng.fromSeed(41);
  for (let trial = 0; trial < 200; trial++) {
    const alternative = randomAlternative(rng, 3);
    const prospects = prospectsOnAverage(alternative);
    const [folded] = bestAlternatives([alternative]).values.map(toNumber);
    expect(prospects.reduce((sum, each) => sum + each.probability * each.value, 0)).toBeCloseTo(folded ?? Number.NaN, 9);
    expect(prospects.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    expect(prospects.every(({ value: each }, k) => each > (prospects[k - 1]?.value ?? -Infinity))).toBe(true);
  }
});

test("what cannot come is left out, probabilities of 0 alone are alike, and of equal choices the first is made", () => {
  const chances = (...weights: readonly number[]): Alternative => ({
    kind: "chances",
    name: "Chance",
    cost: 0.1,
    chances: weights.map((probability, k) => ({ probability, then: value(`v${k}`, 2 - 2 * k) })),
  });
  expect(prospectsOnAverage(chances(1, 0))).toEqual([{ value: 1.9, probability: 1 }]);
  expect(prospectsOnAverage(chances(0, 0))).toEqual([
    { value: -0.1, probability: 0.5 },
    { value: 1.9, probability: 0.5 },
  ]);
  const even: Alternative = { kind: "choices", name: "Even", choices: [value("Sure", 0.9), chances(1, 1)] };
  expect(prospectsOnAverage(even)).toEqual([{ value: 0.9, probability: 1 }]);
});
