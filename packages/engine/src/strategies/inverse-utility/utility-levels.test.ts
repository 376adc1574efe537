import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { UtilityLevels } from "./utility-levels.ts";

const SHAPES: readonly (readonly [string, (rng: Rng) => number])[] = [
  ["even", (rng) => rng.float()],
  ["tied", (rng) => rng.below(7)],
  ["crowded at one end", (rng) => rng.float() ** 40],
  ["enormous", (rng) => (rng.float() - 0.5) * Number.MAX_VALUE],
  ["too close to be told apart in buckets", (rng) => 1e9 + rng.below(3) * 2 ** -23],
  ["next to nothing", (rng) => rng.below(4) * Number.MIN_VALUE],
];

test.each(SHAPES)("levels that are %s are counted as one by one", (_, draw) => {
  const rng = Rng.fromSeed(7);
  for (const size of [1, 2, 3, 300]) {
    const points = Float64Array.from({ length: size }, () => draw(rng))
      .sort()
      .reverse();
    const levels = new UtilityLevels(points);
    for (const target of [...points, ...points.map(() => draw(rng)), Infinity, -Infinity, ...points]) {
      expect(levels.atOrAbove(target)).toBe(points.filter((point) => point >= target).length);
      expect(levels.above(target)).toBe(points.filter((point) => point > target).length);
    }
  }
});

test("nothing is at or above what is no number, and nothing at or below it", () => {
  const levels = new UtilityLevels(Float64Array.of(3, 2, 1));
  expect([levels.atOrAbove(Number.NaN), levels.above(Number.NaN)]).toEqual([0, 3]);
});
