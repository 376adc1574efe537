import { expect, test } from "vitest";
import { DETECTION_GOALS } from "./detection-goals.ts";
import { SAMPLES } from "./published-numbers.fixture.ts";
import { type SamplePlan, samplePlan, type SampleSettings } from "./sample-plan.ts";

function plan(settings: Partial<SampleSettings>): SamplePlan {
  const planned = samplePlan({ items: 100, defects: 5, miss: 0.1, instrument: 1, ...settings });
  if (planned.kind === "failed") throw new Error(`Expected a plan, got ${JSON.stringify(planned.failure)}`);
  return planned.value;
}

test.each(SAMPLES)("$items items, $defects defects, $miss missed: published sizes and chances", (published) => {
  const { exact, oneFewer, textbook, midpoint } = plan(published);
  expect(exact?.sample).toBe(published.exact);
  expect(exact?.detected).toBeCloseTo(published.detected, 14);
  expect(oneFewer?.missed).toBeGreaterThan(published.miss);
  expect(textbook.raw).toBeCloseTo(published.raw, 11);
  expect(textbook.sample).toBe(published.textbook);
  expect(textbook.detected).toBeCloseTo(published.detectedByTextbook, 14);
  expect(textbook.difference).toBe(published.textbook - published.exact);
  expect(midpoint.sample).toBe(published.midpoint);
});

test.each([
  [0.8, 0.83234],
  [0.5, 0.64362],
])("with an instrument that recognises %d of defects, the textbook's 37 of 100 items detect only %d", (instrument, detected) => {
  const { textbook } = plan({ instrument });
  expect(textbook.sample).toBe(37);
  expect(textbook.detected).toBeCloseTo(detected, 5);
});

test("an imperfect instrument takes a larger sample, and the textbook's is said to be short of it", () => {
  const { exact, oneFewer, textbook } = plan({ instrument: 0.8 });
  expect([exact?.sample, textbook.difference]).toEqual([46, -9]);
  expect(exact?.detected).toBeGreaterThanOrEqual(0.9);
  expect(oneFewer?.detected).toBeLessThan(0.9);
});

test("an instrument too poor for the goal has no sample size, and looking at everything says how far it comes", () => {
  const { exact, oneFewer, all, textbook } = plan({ defects: 1, instrument: 0.5 });
  expect([exact, oneFewer, textbook.difference]).toEqual([null, null, null]);
  expect(all).toEqual({ sample: 100, detected: 0.5, missed: 0.5 });
});

test("ties are ties, however doubles round them", () => {
  for (const [items, miss, exact] of [
    [100, 0.7, 30],
    [1_000_000, 0.1, 900_000],
    [10, 0.3, 7],
  ] as const) {
    const { exact: found, textbook, midpoint } = plan({ items, miss, defects: 1 });
    expect([found?.sample, textbook.sample, midpoint.sample]).toEqual([exact, exact, exact]);
  }
  expect(plan({ items: 4, defects: 2, miss: 0.25 }).textbook.sample).toBe(2);
  expect(plan({ items: 100, defects: 1, miss: 0.2, instrument: 0.8 }).exact?.sample).toBe(100);
});

test("certainty takes every good item and one more, and cannot be had from an imperfect instrument", () => {
  expect(plan({ miss: 0 }).exact).toMatchObject({ sample: 96, missed: 0 });
  expect(plan({ miss: 0, instrument: 0.999 }).exact).toBeNull();
});

test("where any miss will do, nothing need be looked at", () => {
  expect(plan({ miss: 1 })).toMatchObject({ exact: { sample: 0, detected: 0 }, oneFewer: null, textbook: { sample: 0, difference: 0 } });
});

test("a million items are planned at once", () => {
  expect(plan({ items: 1_000_000, defects: 500, miss: 1e-9 })).toMatchObject({ exact: { sample: 40_590 }, textbook: { sample: 40_600 } });
});

test("everything that is wrong is said at once, with its place", () => {
  const refused = samplePlan({ items: 2.5, defects: 0, miss: Number.NaN, instrument: 0 });
  expect(refused).toMatchObject({
    kind: "failed",
    failure: [
      { code: "notWhole", path: "items", facts: { value: 2.5, least: 1 } },
      { code: "notWhole", path: "defects", facts: { value: 0, least: 1 } },
      { code: "outOfRange", path: "miss" },
      { code: "notAboveZero", path: "instrument" },
    ],
  });
});

test("there are no more defects than items", () => {
  const refused = samplePlan({ items: 10, defects: 11, miss: 0.1, instrument: 1 });
  expect(refused).toMatchObject({
    kind: "failed",
    failure: [{ code: "notWhole", path: "defects", facts: { value: 11, least: 1, most: 10 } }],
  });
});

test("goals go from high to low, and say what was looked up", () => {
  expect(DETECTION_GOALS.map(({ name, detection, standing }) => [name, detection, standing])).toEqual([
    ["high", 0.9, "lookedUp"],
    ["medium", 0.5, "background"],
    ["low", 0.2, "lookedUp"],
  ]);
});
