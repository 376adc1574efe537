import { describe, expect, test } from "vitest";
import { beliefPlan, type BeliefSettings } from "./belief-plan.ts";
import type { GoalReading } from "./visits-to-goal.ts";

function reading(settings: Partial<BeliefSettings> & { readonly goal: number }): GoalReading | null {
  const base = { prior: 0.3, sensitivity: 0.6, specificity: 1, access: { share: 1, kind: "lasting" }, visits: 0, finds: 0 } as const;
  const planned = beliefPlan({ ...base, ...settings });
  if (planned.kind === "failed") throw new Error(`Expected a plan, got ${JSON.stringify(planned.failure)}`);
  return planned.value.reading;
}

describe("down to a goal, by visits that find nothing", () => {
  test("three visits take 0.3 below 0.05, where each finds six times in ten", () => {
    expect(reading({ goal: 0.05 })).toEqual({ kind: "below", belief: 0.05, visits: 3, never: null, limit: 0 });
  });

  test("belief that is exactly at the goal has reached it", () => {
    expect(reading({ prior: 0.5, sensitivity: 0.75, goal: 0.2 })?.visits).toBe(1);
    expect(reading({ goal: 0.3 })?.visits).toBe(0);
  });

  test("visits that seldom find anything take many", () => {
    expect(reading({ prior: 0.5, sensitivity: 1e-6, goal: 0.01 })?.visits).toBe(4_595_118);
  });

  test("false alarms make an empty visit tell less", () => {
    expect(reading({ sensitivity: 0.2, specificity: 0.9, goal: 0.05 })?.visits).toBe(18);
    expect(reading({ sensitivity: 0.2, specificity: 1, goal: 0.05 })?.visits).toBe(10);
  });
});

describe("up to a goal, by visits that find something", () => {
  test("two finds take 0.3 above 0.95 where one visit in twenty is wrong", () => {
    expect(reading({ specificity: 0.95, goal: 0.95 })).toEqual({ kind: "above", belief: 0.95, visits: 2, never: null, limit: 1 });
  });

  test("one find is proof where there are no false alarms, wherever belief began", () => {
    expect(reading({ prior: 1e-9, sensitivity: 0.01, goal: 1 })).toMatchObject({ visits: 1, never: null });
    expect(reading({ access: { share: 0.5, kind: "lasting" }, goal: 1 })).toMatchObject({ visits: 1, never: null });
  });
});

describe("never", () => {
  const lasting = { share: 0.8, kind: "lasting" } as const;

  test("while part of the places stays closed, belief stops where that part keeps it", () => {
    const limit = 0.06 / 0.76;
    expect(reading({ access: lasting, goal: 0.05 })).toMatchObject({ visits: null, never: "partUnseen", limit: expect.closeTo(limit, 14) });
    expect(reading({ access: lasting, goal: 0.08 })).toMatchObject({ visits: 7, never: null });
  });

  test("the place where belief stops is reached by visits that see all, and only neared by others", () => {
    const settings = { prior: 0.5, access: { share: 0.5, kind: "lasting" }, goal: 1 / 3 } as const;
    expect(reading({ ...settings, sensitivity: 1 })).toMatchObject({ visits: 1, never: null });
    expect(reading({ ...settings, sensitivity: 0.9 })).toMatchObject({ visits: null, never: "partUnseen" });
  });

  test("visits that go alike with and without something there tell nothing", () => {
    expect(reading({ sensitivity: 0, goal: 0.1 })).toMatchObject({ visits: null, never: "noDifference" });
    expect(reading({ sensitivity: 0.05, specificity: 0.95, goal: 0.1 })).toMatchObject({ visits: null, never: "noDifference" });
    expect(reading({ sensitivity: 0.05, specificity: 0.95, goal: 0.9 })).toMatchObject({ visits: null, never: "noDifference" });
  });

  test("visits that find more often where nothing is mislead", () => {
    expect(reading({ sensitivity: 0.1, specificity: 0.8, goal: 0.1 })).toMatchObject({ visits: null, never: "misleading", limit: 1 });
    expect(reading({ sensitivity: 0.1, specificity: 0.8, goal: 0.9 })).toMatchObject({ visits: null, never: "misleading", limit: 0 });
  });

  test("certainty is not reached while a visit may be wrong", () => {
    expect(reading({ goal: 0 })).toMatchObject({ visits: null, never: "certainty", limit: 0 });
    expect(reading({ sensitivity: 1, goal: 0 })).toMatchObject({ visits: 1, never: null });
    expect(reading({ specificity: 0.99, goal: 1 })).toMatchObject({ visits: null, never: "certainty", limit: 1 });
  });

  test("no evidence changes what is held for certain", () => {
    expect(reading({ prior: 1, goal: 0.5 })).toMatchObject({ visits: null, never: "alreadyCertain", limit: 1 });
    expect(reading({ prior: 0, goal: 0.5 })).toMatchObject({ visits: null, never: "alreadyCertain", limit: 0 });
    expect(reading({ prior: 0, goal: 0 })).toMatchObject({ visits: 0, never: null });
  });

  test("a number beyond a billion is said to be too large", () => {
    expect(reading({ sensitivity: 1e-12, goal: 0.1 })).toMatchObject({ visits: null, never: "tooMany" });
  });
});
