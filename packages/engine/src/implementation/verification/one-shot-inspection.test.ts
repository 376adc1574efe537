import { expect, test } from "vitest";
import { oneShotInspection } from "./one-shot-inspection.ts";

const SETTINGS = { gain: 30, penalty: 90, inspectionCost: 0.1, caughtCost: 0.4 };

test("both sides mix so that the other does not care, and an announced inspection is worth more", () => {
  const { gain, penalty, inspectionCost: e, caughtCost: a } = SETTINGS;
  const played = oneShotInspection(SETTINGS);
  if (played.kind === "failed") throw new Error("Expected a game");
  const { inspect, violate, inspectorValue, leadershipValue } = played.value;
  expect(inspect).toBe(0.25);
  expect(violate).toBeCloseTo(1 / 7, 15);
  expect((1 - inspect) * gain - inspect * penalty).toBeCloseTo(0, 12);
  expect(-violate * a - (1 - violate) * e).toBeCloseTo(-violate, 15);
  expect(inspectorValue).toBe(-violate);
  expect(leadershipValue).toBeCloseTo(-0.025, 15);
  expect(leadershipValue).toBeGreaterThan(inspectorValue);
});

test("what is wrong is said at once, with its place", () => {
  expect(oneShotInspection({ gain: 0, penalty: -1, inspectionCost: Number.NaN, caughtCost: 1 })).toMatchObject({
    kind: "failed",
    failure: [
      { code: "notAboveZero", path: "gain" },
      { code: "notAboveZero", path: "penalty" },
      { code: "notAboveZero", path: "inspectionCost" },
      { code: "notBelow", path: "caughtCost", facts: { value: 1, below: 1 } },
    ],
  });
});
