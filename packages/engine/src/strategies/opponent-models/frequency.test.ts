import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { Rng } from "../../lib/rng.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { frequency } from "./frequency.ts";
import { additiveCase, briefOf, offered, seatOf, THEM } from "./talking-counterpart.fixture.ts";

const uniform = frequency({ prior: "uniform" });
const value = pointsCase(
  [2, 2, 2].map((size) => Array.from({ length: size }, (_, option) => [option, 1 - option])),
  [0, 0],
);
const seat = seatOf(value, 10);
const space = outcomeSpace(value.issues);

/** (a,x,p) (a,x,q) (a,y,q) (a,x,p), as options 0 and 1 of three issues. */
const PUBLISHED = [
  [0, 0, 0],
  [0, 0, 1],
  [0, 1, 1],
  [0, 0, 0],
];

const after = (offers: readonly (readonly number[])[]): ReturnType<typeof uniform.init> =>
  offers.reduce((memory, numbers, k) => uniform.observe(memory, offered(outcomeOf(space, numbers), k + 1), seat), uniform.init(seat, THEM));

test("four offers give the weights that the Java model of Genius computes", () => {
  const { weights } = after(PUBLISHED);
  for (const [issue, weight] of [0.409602, 0.291955, 0.298443].entries()) expect(weights[issue]).toBeCloseTo(weight, 6);
});

test("the first offer is only something to compare the second with", () => {
  const { weights, counts, offers } = after(PUBLISHED.slice(0, 1));
  expect([weights, counts, offers]).toEqual([
    [1 / 3, 1 / 3, 1 / 3],
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    1,
  ]);
  expect(after(PUBLISHED).counts).toEqual([
    [4, 1],
    [3, 2],
    [2, 3],
  ]);
});

test("the estimate is the weighted share of the most frequent option, put on a scale from 0 to 1", () => {
  const memory = after(PUBLISHED);
  const [first = 0, second = 0, third = 0] = memory.weights.map((weight, issue) => weight * (issue === 0 ? 3 / 4 : 1 / 3));
  const range = first + second + third;
  const { scores, strength } = uniform.estimate(memory);
  expect(strength).toBe(4);
  const wanted = [
    [first / range, 0],
    [second / range, 0],
    [0, third / range],
  ];
  for (const [issue, row] of wanted.entries())
    for (const [option, score] of row.entries()) expect(scores[issue]?.[option]).toBeCloseTo(score, 12);
});

test("an issue that is never changed gains no more once it has all but 0.2 of the weight", () => {
  const offers = Array.from({ length: 200 }, (_, k) => [0, k % 2, (k + 1) % 2]);
  const { weights } = after(offers);
  expect(weights.reduce((sum, weight) => sum + weight)).toBeLessThanOrEqual(1 + 1e-12);
  expect(weights[0]).toBeGreaterThan(0.75);
  expect(weights[0]).toBeLessThan(0.85);
});

test("with the brief's estimate as prior, it begins with that estimate, and learns away from it", () => {
  const rng = Rng.fromSeed(3);
  const random = additiveCase(rng, [3, 4, 5]);
  const informed = frequency({ prior: "estimate" });
  const told = seatOf(random, 10, briefOf(random, THEM));
  const begun = informed.init(told, THEM);
  const own = briefOf(random, THEM).preferences;
  const points = outcomeSpace(random.issues).issues.map(({ id, options }) => {
    const worth = own.issues[id];
    return options.map((option) => (worth?.kind === "options" ? Number(worth.options[option]) : 0));
  });
  const range = points.reduce((sum, row) => sum + Math.max(...row) - Math.min(...row), 0);
  const estimate = informed.estimate(begun);
  for (const [issue, row] of points.entries())
    for (const [option, worth] of row.entries())
      expect(estimate.scores[issue]?.[option]).toBeCloseTo((worth - Math.min(...row)) / range, 9);
  expect(estimate.strength).toBe(0);
  const worst = outcomeOf(
    outcomeSpace(random.issues),
    points.map((row) => row.indexOf(Math.min(...row))),
  );
  let memory = begun;
  for (let k = 1; k <= 60; k++) memory = informed.observe(memory, offered(worst, k), told);
  const learned = informed.estimate(memory).scores.map((row) => Array.from(row));
  expect(points.map((row) => row.indexOf(Math.min(...row)))).toEqual(learned.map((row) => row.indexOf(Math.max(...row))));
});

test("without an estimate in the brief both priors are the same", () => {
  expect(frequency({ prior: "estimate" }).init(seat, THEM)).toEqual(uniform.init(seat, THEM));
});
