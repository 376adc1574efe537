import { expect, test } from "vitest";
import { exchange, orderOf, planOf, step } from "./exchange.fixture.ts";
import { planExchange } from "./plan-exchange.ts";

test("whoever acts last without a breaking cost gains the last step by keeping it: the end-game problem", () => {
  const plan = planOf(exchange([step("a0", [2, 5]), step("b0", [3, 4])], { breakingCosts: [0, 0] }));
  expect(orderOf(plan)).toBe("b0 a0");
  expect(plan.endGame).toEqual({ kind: "lastMover", party: "a", temptation: 2, breakingCost: 0 });
  expect(plan.measures.temptation).toBeNull();
  expect(plan.measures.unbacked).toMatchObject({ worst: 2 / 4, gap: 0, at: { party: "a", state: 1 } });
  expect(plan.safety).toEqual({ kind: "noneSafe", missing: [2, 0] });
});

test("two steps at once leave nobody last, and are taken only where they may be", () => {
  const steps = [step("a0", [2, 5]), step("b0", [3, 4])];
  const together = planOf(exchange(steps, { breakingCosts: [0, 0], simultaneous: { kind: "anyPair" } }));
  expect(orderOf(together)).toBe("a0+b0");
  expect(together.endGame).toEqual({ kind: "together" });
  expect(together.safety.kind).toBe("safe");
  const other = { kind: "pairs", pairs: [["b1", "a0"]] } as const;
  const named = planOf(exchange([...steps, step("b1", [0, 1])], { breakingCosts: [0, 0], simultaneous: other }));
  expect(named.moments.some(({ deeds }) => deeds.length === 2 && deeds.some(({ step: id }) => id === "b0"))).toBe(false);
});

test("a party without a breaking cost counts before one that has one", () => {
  const plan = planOf(exchange([step("a0", [2, 9]), step("b0", [6, 9])], { breakingCosts: [1, 0] }));
  expect(orderOf(plan)).toBe("b0 a0");
  expect([plan.measures.unbacked?.worst, plan.measures.temptation?.worst]).toEqual([0, 2]);
});

test("a step whose value is lost on snapback tempts less, and what is recovered exposes less", () => {
  const undone = planOf(exchange([step("a0", [4, 8], { recovered: 0.5, lost: 1 }), step("b0", [4, 8], { lost: 0.75 })]));
  const [, , end] = undone.states;
  expect(end?.standings).toEqual([
    { kept: 0, exposure: 0, temptation: -4 },
    { kept: -4, exposure: 4, temptation: -8 },
  ]);
  expect(undone.measures.temptation?.worst).toBe(0);
});

test("a party that loses by the whole exchange is tempted before it begins, and no order helps", () => {
  const { safety, measures } = planOf(exchange([step("a0", [5, 9]), step("b0", [1, 2])]));
  expect(measures.temptation).toMatchObject({ worst: 3, bound: 3, at: { party: "a", state: 0 } });
  expect(safety.kind).toBe("noneSafe");
});

test("parts of a step that follow each other are one deed, but for the last part of all", () => {
  const plan = planOf(exchange([step("a0", [6, 9], { parts: 3 })], { breakingCosts: [9, 9] }));
  expect(orderOf(plan)).toBe("a0(1-2/3) a0(3-3/3)");
});

test("steps wait for those that they come after, of either party", () => {
  const steps = [step("a0", [1, 5], { after: ["b1"] }), step("b0", [1, 5], { after: ["a0"] }), step("b1", [3, 1])];
  expect(orderOf(planOf(exchange(steps)))).toBe("b1 a0 b0");
});

test("the plan is dated in its order: earliest dates, days to accepted evidence, parts with their share of them", () => {
  const steps = [
    step("a0", [1, 5], { days: 10, parts: 3 }),
    step("b0", [1, 5], { days: 5, earliest: "2019-03-20", after: ["a0"] }),
    step("a1", [1, 1], { after: ["b0"] }),
  ];
  const plan = planOf(exchange(steps, { breakingCosts: [9, 9] }), "2019-02-27");
  expect(orderOf(plan)).toBe("a0(1-3/3) b0 a1");
  expect(plan.schedule).toEqual({
    start: "2019-02-27",
    moments: [
      [{ from: "2019-02-27", to: "2019-03-09" }],
      [{ from: "2019-03-20", to: "2019-03-25" }],
      [{ from: "2019-03-25", to: "2019-03-25" }],
    ],
    end: "2019-03-25",
  });
});

test("deeds at once begin together, and are over when both are", () => {
  const steps = [step("a0", [2, 5], { days: 3 }), step("b0", [3, 4], { days: 8, earliest: "2020-02-28" })];
  const plan = planOf(exchange(steps, { breakingCosts: [0, 0], simultaneous: { kind: "anyPair" } }), "2020-01-01");
  expect(plan.schedule?.moments).toEqual([
    [
      { from: "2020-02-28", to: "2020-03-02" },
      { from: "2020-02-28", to: "2020-03-07" },
    ],
  ]);
});

test("amounts that have no exact place in doubles tie where they are equal", () => {
  const plan = planOf(exchange([step("a0", [0.3, 0.5], { parts: 3 }), step("b0", [0.1, 0.4])], { breakingCosts: [0.1, 0.1] }));
  expect(plan.measures.temptation?.worst).toBe(1);
  expect(plan.safety.kind).toBe("safe");
});

test("everything that is wrong is said at once", () => {
  const steps = [
    step("a0", [-1, 5], { after: ["a1"] }),
    step("a1", [1, 5], { after: ["a0", "nobody"] }),
    step("b0", [Number.NaN, 5], { parts: 31, lost: 1.5, earliest: "2019-02-30" }),
    step("c0", [1, 1]),
    step("b0", [1, 1]),
  ];
  const problem = exchange(steps, { breakingCosts: [-2, 0], simultaneous: { kind: "pairs", pairs: [["a0", "a1"]] } });
  const plan = planExchange(problem, { start: "spring", effort: 10 });
  expect(plan.kind === "failed" && plan.failure.map(({ code }) => code)).toEqual([
    "repeatedStep",
    "outOfRange",
    "outOfRange",
    "unknownStep",
    "outOfRange",
    "outOfRange",
    "outOfRange",
    "notADate",
    "unknownParty",
    "circle",
    "notAPair",
    "tooManyPieces",
    "notADate",
  ]);
});

test("an exchange of three parties, or of no steps, is refused", () => {
  const problem = exchange([]);
  const three = { ...problem, parties: [...problem.parties, { id: "c", breakingCost: 0 }] };
  const refused = planExchange(three, { start: null, effort: 10 });
  expect(refused).toEqual({ kind: "failed", failure: [{ code: "notTwoParties", parties: 3 }, { code: "noSteps" }] });
});
