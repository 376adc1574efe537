import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { bayesian, type BayesianMemory } from "./bayesian.ts";
import type { AdditiveEstimate } from "./opponent-model.ts";
import { additiveCase, offered, seatOf, THEM } from "./talking-counterpart.fixture.ts";

const ROUNDS = 20;

function learned(sizes: readonly number[], offers: readonly (readonly number[])[]): BayesianMemory {
  const value = additiveCase(Rng.fromSeed(1), sizes);
  const seat = seatOf(value, ROUNDS);
  const space = outcomeSpace(value.issues);
  return offers.reduce(
    (memory, numbers, k) => bayesian.observe(memory, offered(outcomeOf(space, numbers), k + 1), seat),
    bayesian.init(seat, THEM),
  );
}

/** Straight lines from 0 at the ends to 1 at the peak, looked up in a list of points. */
function shape(peak: number, size: number): number[] {
  const [left, right] = [
    Array.from({ length: peak }, (_, k) => k / peak),
    Array.from({ length: size - 1 - peak }, (_, k) => k / (size - 1 - peak)),
  ];
  return [...left, 1, ...right.reverse()];
}

const density = (miss: number): number => Math.exp(-(miss ** 2) / (2 * 0.25 ** 2)) / (0.25 * Math.sqrt(2 * Math.PI));
function normalised(values: readonly number[]): number[] {
  const total = values.reduce((sum, each) => sum + each, 0);
  return values.map((value) => value / total);
}

test("with a single issue, beliefs are the exact posterior over its shapes", () => {
  const offers = [[3], [2], [3], [1]];
  const { peaks } = learned([5], offers);
  const posterior = normalised(
    Array.from({ length: 5 }, (_, peak) =>
      offers.reduce((product, [option = 0], k) => product * density((shape(peak, 5)[option] ?? 0) - (1 - k / ROUNDS / 2)), 1),
    ),
  );
  for (const [peak, probability] of posterior.entries()) expect(peaks[0]?.[peak]).toBeCloseTo(probability, 4);
});

test("after one offer, each issue's beliefs are Bayes's rule with the other issues at their expected value", () => {
  const sizes = [3, 4, 5];
  const offer = [0, 3, 2];
  const { ranks, peaks } = learned(sizes, [offer]);
  const mean = sizes.map((size, issue) =>
    normalised(Array.from({ length: size }, () => 1)).reduce((sum, p, peak) => sum + p * (shape(peak, size)[offer[issue] ?? 0] ?? 0), 0),
  );
  const weights = [1 / 6, 2 / 6, 3 / 6];
  for (const [issue, size] of sizes.entries()) {
    const others = sizes.map((_, k) => k).filter((k) => k !== issue);
    const byRank = normalised(
      weights.map((w) => density(w * (mean[issue] ?? 0) + others.reduce((sum, k) => sum + ((1 - w) / 2) * (mean[k] ?? 0), 0) - 1)),
    );
    const byPeak = normalised(
      Array.from({ length: size }, (_, peak) =>
        density((shape(peak, size)[offer[issue] ?? 0] ?? 0) / 3 + others.reduce((sum, k) => sum + (mean[k] ?? 0) / 3, 0) - 1),
      ),
    );
    for (const [k, probability] of byRank.entries()) expect(ranks[issue]?.[k]).toBeCloseTo(probability, 4);
    for (const [k, probability] of byPeak.entries()) expect(peaks[issue]?.[k]).toBeCloseTo(probability, 4);
  }
});

test("the estimate is the expected weight times the expected worth of each option, on a scale from 0 to 1", () => {
  const sizes = [4, 6, 2];
  const memory = learned(sizes, [
    [1, 4, 0],
    [3, 4, 1],
    [1, 2, 0],
  ]);
  const shares = memory.ranks.map((row) => row.reduce((sum, p, k) => sum + p * (k + 1), 0));
  const weights = normalised(shares);
  const worths = sizes.map((size, issue) =>
    Array.from({ length: size }, (_, option) =>
      (memory.peaks[issue] ?? []).reduce((sum, p, peak) => sum + (weights[issue] ?? 0) * p * (shape(peak, size)[option] ?? 0), 0),
    ),
  );
  const range = worths.reduce((sum, row) => sum + Math.max(...row) - Math.min(...row), 0);
  const { scores } = bayesian.estimate(memory);
  for (const [issue, row] of worths.entries())
    for (const [option, worth] of row.entries()) expect(scores[issue]?.[option]).toBeCloseTo((worth - Math.min(...row)) / range, 12);
});

const RANKINGS = [
  [1, 2, 3],
  [1, 3, 2],
  [2, 1, 3],
  [2, 3, 1],
  [3, 1, 2],
  [3, 2, 1],
];

/** Every ranking of three issues with every combination of shapes: what each option adds, [hypothesis][issue][option]. */
const hypotheses = (sizes: readonly number[]): number[][][] => {
  const peaks = sizes.reduce<number[][]>(
    (lists, size) => lists.flatMap((list) => Array.from({ length: size }, (_, k) => [...list, k])),
    [[]],
  );
  return RANKINGS.flatMap((ranking) =>
    peaks.map((list) => list.map((peak, issue) => shape(peak, sizes[issue] ?? 0).map((worth) => ((ranking[issue] ?? 0) / 6) * worth))),
  );
};

const likelihood = (worths: readonly (readonly number[])[], offers: readonly (readonly number[])[]): number =>
  offers.reduce((product, offer, k) => {
    const utility = offer.reduce((sum, option, issue) => sum + (worths[issue]?.[option] ?? 0), 0);
    return product * density(utility - (1 - k / ROUNDS / 2));
  }, 1);

/** Expected under the full posterior. */
function jointWorths(sizes: readonly number[], offers: readonly (readonly number[])[]): number[][] {
  const supposed = hypotheses(sizes);
  const probabilities = normalised(supposed.map((worths) => likelihood(worths, offers)));
  return sizes.map((size, issue) =>
    Array.from({ length: size }, (_, option) =>
      supposed.reduce((sum, worths, h) => sum + (probabilities[h] ?? 0) * (worths[issue]?.[option] ?? 0), 0),
    ),
  );
}

function agreement(estimate: AdditiveEstimate, joint: readonly (readonly number[])[]): number {
  const xs = centred(estimate.scores.flatMap((row) => Array.from(row)));
  const ys = centred(joint.flatMap((row) => row.map((worth) => worth - Math.min(...row))));
  const product = (as: readonly number[], bs: readonly number[]): number => as.reduce((sum, a, k) => sum + a * (bs[k] ?? 0), 0);
  return product(xs, ys) / Math.sqrt(product(xs, xs) * product(ys, ys));
}

const centred = (values: readonly number[]): number[] => {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return values.map((value) => value - mean);
};

test("issue by issue it comes near to the full posterior over all rankings and shapes (30 random rows of offers, seed 8)", () => {
  const rng = Rng.fromSeed(8);
  let sum = 0;
  for (let run = 0; run < 30; run++) {
    const sizes = [3, 4, 3];
    const likes = sizes.map((size) => rng.below(size));
    const offers = Array.from({ length: 6 }, () =>
      likes.map((option, issue) => (rng.below(3) === 0 ? rng.below(sizes[issue] ?? 1) : option)),
    ).filter((offer, k, all) => k === 0 || String(offer) !== String(all[k - 1]));
    sum += agreement(bayesian.estimate(learned(sizes, offers)), jointWorths(sizes, offers));
  }
  console.log(`figure: bayesian, issue by issue against the full posterior: mean correlation of worths ${(sum / 30).toFixed(3)}`);
  expect(sum / 30).toBeGreaterThan(0.9);
});

test("an offer that repeats the last one counts and teaches nothing", () => {
  const once = learned([3, 3], [[0, 1]]);
  const twice = learned(
    [3, 3],
    [
      [0, 1],
      [0, 1],
    ],
  );
  expect([twice.ranks, twice.peaks, twice.offers]).toEqual([once.ranks, once.peaks, 2]);
});

test("a thousand offers leave every hypothesis possible, and beliefs add up to 1", () => {
  const offers = Array.from({ length: 1000 }, (_, k) => [k % 2, 0, 4]);
  const { ranks, peaks } = learned([3, 2, 5], offers);
  for (const row of [...ranks, ...peaks]) {
    expect(row.reduce((sum, probability) => sum + probability)).toBeCloseTo(1, 9);
    expect(Math.min(...row)).toBeGreaterThan(1e-7);
  }
  expect(peaks[2]?.[4]).toBeGreaterThan(0.9);
});

test("an issue with one option says nothing and disturbs nothing", () => {
  const { scores } = bayesian.estimate(
    learned(
      [1, 3],
      [
        [0, 2],
        [0, 1],
      ],
    ),
  );
  expect(scores[0]).toEqual([0]);
  expect(Math.max(...Array.from(scores[1] ?? []))).toBeCloseTo(1, 12);
});
