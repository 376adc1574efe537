import { expect, test } from "vitest";
import { swingWeights } from "./swing-weights.ts";

test("swings of 100, 80, 50 and 20 points weigh 0.4, 0.32, 0.2 and 0.08", () => {
  expect(swingWeights([100, 80, 50, 20])).toEqual([0.4, 0.32, 0.2, 0.08]);
});

test("swings that are all 0 weigh alike, and none weigh nothing", () => {
  expect(swingWeights([0, 0])).toEqual([0.5, 0.5]);
  expect(swingWeights([])).toEqual([]);
});

test("a swing below 0 is refused", () => {
  expect(() => swingWeights([10, -1])).toThrow("Expected swings of 0 or more");
  expect(() => swingWeights([Number.NaN])).toThrow("Expected swings of 0 or more");
});
