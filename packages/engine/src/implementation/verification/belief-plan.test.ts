import { expect, test } from "vitest";
import { type BeliefPlan, beliefPlan, type BeliefSettings } from "./belief-plan.ts";
import { BELIEFS } from "./published-numbers.fixture.ts";

const BASE: BeliefSettings = {
  prior: 0.3,
  sensitivity: 0.6,
  specificity: 1,
  access: { share: 1, kind: "lasting" },
  visits: 1,
  finds: 0,
  goal: null,
};

function plan(settings: Partial<BeliefSettings>): BeliefPlan {
  const planned = beliefPlan({ ...BASE, ...settings });
  if (planned.kind === "failed") throw new Error(`Expected a plan, got ${JSON.stringify(planned.failure)}`);
  return planned.value;
}

test.each(BELIEFS)(
  "a belief of $prior after $visits empty visits of sensitivity $sensitivity and specificity $specificity is $present",
  ({ present, ...settings }) => {
    const { after, course } = plan(settings);
    expect(after.present).toBeCloseTo(present, 14);
    expect(after.present + after.absent).toBeCloseTo(1, 14);
    expect(course.at(-1)?.empty).toEqual(after);
  },
);

test("one find takes 0.3 to 0.837 where visits may be wrong, and to certainty where they never are", () => {
  expect(plan({ specificity: 0.95, finds: 1 }).after.present).toBeCloseTo(0.837209, 6);
  expect(plan({ finds: 1 }).after).toEqual({ present: 1, absent: 0 });
});

test("finds and empty visits count in any order, and the course says what a find at the end would do", () => {
  const { course, after } = plan({ specificity: 0.95, visits: 3, finds: 1 });
  expect(course).toHaveLength(4);
  expect(course[0]).toEqual({ visits: 0, empty: { present: 0.3, absent: 0.7 }, lastFinds: null });
  expect(course[3]?.lastFinds).toEqual(after);
});

test("a single visit finds as much less as access is limited, whether limits last or are drawn anew", () => {
  const single = plan({ sensitivity: 0.48 }).after.present;
  expect(plan({ access: { share: 0.8, kind: "lasting" } }).after.present).toBeCloseTo(single, 14);
  expect(plan({ access: { share: 0.8, kind: "drawn" } }).after.present).toBeCloseTo(single, 14);
});

test("places that stay closed keep belief up, however many visits there are; places closed by lot do not", () => {
  const closed = plan({ access: { share: 0.8, kind: "lasting" }, visits: 200 }).after.present;
  expect(closed).toBeCloseTo((0.3 * 0.2) / (0.3 * 0.2 + 0.7), 14);
  expect(plan({ access: { share: 0.8, kind: "drawn" }, visits: 200 }).after.present).toBeLessThan(1e-50);
});

test("ten thousand visits do not underflow", () => {
  const { after } = plan({ prior: 0.999999, sensitivity: 1e-4, visits: 10_000 });
  expect(after.present).toBeCloseTo(1 / (1 + (1e-6 / 0.999999) * (1 - 1e-4) ** -10_000), 9);
});

test("what cannot happen is refused, such as a find where there is nothing to find and no false alarm", () => {
  expect(beliefPlan({ ...BASE, prior: 0, finds: 1 })).toMatchObject({
    kind: "failed",
    failure: [{ code: "impossibleEvidence", path: "finds" }],
  });
  const [, step] = plan({ prior: 1, sensitivity: 1, visits: 1, finds: 1 }).course;
  expect(step?.empty).toBeNull();
});

test("everything that is wrong is said at once, with its place", () => {
  const access = { share: 2, kind: "lasting" } as const;
  const refused = beliefPlan({ prior: -1, sensitivity: 1.5, specificity: Number.NaN, access, visits: 1.5, finds: -1, goal: 7 });
  expect(refused).toMatchObject({
    kind: "failed",
    failure: ["prior", "sensitivity", "specificity", "access", "visits", "finds", "goal"].map((path) => ({ path })),
  });
});

test("no more visits find something than there are", () => {
  expect(beliefPlan({ ...BASE, visits: 2, finds: 3 })).toMatchObject({
    kind: "failed",
    failure: [{ code: "notWhole", path: "finds", facts: { value: 3, most: 2 } }],
  });
});
