import type { ExchangePlan } from "./exchange-plan.ts";
import type { ExchangeProblem, ExchangeStep, Simultaneous } from "./exchange-problem.ts";
import { planExchange } from "./plan-exchange.ts";

/** A step of party "a" or "b", told by the first letter of its id, with its cost and its value. */
export const step = (id: string, [cost, value]: readonly [number, number], rest: Partial<ExchangeStep> = {}): ExchangeStep => ({
  id,
  party: id.slice(0, 1),
  cost,
  value,
  recovered: 0,
  lost: 0,
  after: [],
  parts: 1,
  days: 0,
  earliest: null,
  ...rest,
});

interface Surroundings {
  readonly breakingCosts?: readonly [number, number];
  readonly simultaneous?: Simultaneous;
}

export const exchange = (
  steps: readonly ExchangeStep[],
  { breakingCosts = [1, 1], simultaneous = { kind: "never" } }: Surroundings = {},
): ExchangeProblem => ({
  parties: [
    { id: "a", breakingCost: breakingCosts[0] },
    { id: "b", breakingCost: breakingCosts[1] },
  ],
  steps,
  simultaneous,
});

export function planOf(problem: ExchangeProblem, start: string | null = null): ExchangePlan {
  const plan = planExchange(problem, { start, effort: 200_000 });
  if (plan.kind === "failed") throw new Error(JSON.stringify(plan.failure));
  return plan.value;
}

/** The order in words: "a0 b1+a1 a2(1-2/3)". */
export const orderOf = ({ moments }: ExchangePlan): string =>
  moments.map(({ deeds }) => deeds.map(({ step: id, from, to, of }) => (of === 1 ? id : `${id}(${from}-${to}/${of})`)).join("+")).join(" ");
