import { expect, test } from "vitest";
import { exchange, planOf, step } from "./exchange.fixture.ts";
import type { ExchangeProblem } from "./exchange-problem.ts";
import { findRemedies } from "./find-remedies.ts";

const EFFORT = 10_000;
const UNSAFE = exchange([step("a0", [3, 5]), step("a1", [2, 4]), step("b0", [3, 6]), step("b1", [5, 7])], { breakingCosts: [0, 1] });

const isSafe = (problem: ExchangeProblem): boolean => planOf(problem).safety.kind === "safe";

test("each remedy alone makes the exchange safe, and the next smaller one does not", () => {
  expect(planOf(UNSAFE).safety.kind).toBe("noneSafe");
  const { deposits, escrow, snapbacks } = findRemedies(UNSAFE, EFFORT);
  expect([deposits.length, snapbacks.length]).toEqual([2, 4]);
  for (const { party, to } of deposits) {
    const withCost = (breakingCost: number): ExchangeProblem => ({
      ...UNSAFE,
      parties: UNSAFE.parties.map((each) => (each.id === party ? { ...each, breakingCost } : each)),
    });
    expect([isSafe(withCost(to)), isSafe(withCost(to - 0.01))], party).toEqual([true, false]);
  }
  for (const { step: id, to } of snapbacks) {
    const withLost = (lost: number): ExchangeProblem => ({
      ...UNSAFE,
      steps: UNSAFE.steps.map((each) => (each.id === id ? { ...each, lost } : each)),
    });
    expect([isSafe(withLost(to)), isSafe(withLost(to - 0.01))], id).toEqual([true, false]);
  }
  expect(escrow.kind).toBe("onePair");
  const pairs = escrow.kind === "none" ? [] : escrow.pairs;
  const safe = UNSAFE.steps
    .filter(({ party }) => party === "a")
    .flatMap((a) => UNSAFE.steps.filter(({ party }) => party === "b").map((b) => [a.id, b.id] as const))
    .filter((pair) => isSafe({ ...UNSAFE, simultaneous: { kind: "pairs", pairs: [pair] } }));
  expect(pairs).toEqual(safe);
});

test("where one pair in escrow is not enough, several are named", () => {
  const steps = [step("a0", [9, 9], {}), step("b0", [9, 9]), step("a1", [9, 9], { after: ["a0"] }), step("b1", [9, 9], { after: ["b0"] })];
  const problem = exchange(steps, { breakingCosts: [0, 0] });
  const { escrow } = findRemedies(problem, EFFORT);
  expect(escrow.kind).toBe("severalPairs");
  const pairs = escrow.kind === "none" ? [] : escrow.pairs;
  expect(pairs.length).toBe(2);
  expect(isSafe({ ...problem, simultaneous: { kind: "pairs", pairs } })).toBe(true);
});

test("where the exchange is a loss to both, a deposit of one, an escrow or a snapback is not enough", () => {
  const { deposits, escrow, snapbacks } = findRemedies(exchange([step("a0", [9, 1]), step("b0", [9, 1])]), EFFORT);
  expect([deposits, escrow, snapbacks]).toEqual([[], { kind: "none" }, []]);
});

test("where precedence puts one party last, only its own deposit helps", () => {
  const problem = exchange([step("a0", [4, 9]), step("b0", [3, 9], { after: ["a0"] })], { breakingCosts: [0, 0] });
  expect(findRemedies(problem, EFFORT).deposits).toEqual([{ party: "b", from: 0, to: 3 }]);
});
