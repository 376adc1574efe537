import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { ExchangePlan } from "./exchange-plan.ts";
import type { ExchangeProblem, Simultaneous } from "./exchange-problem.ts";
import { exhaustivePlan, type Worst } from "./exhaustive-plan.twin.ts";
import { planExchange } from "./plan-exchange.ts";
import { randomExchange } from "./random-exchange.fixture.ts";
import { stepClosure } from "./step-closure.ts";

const CASES = Number(process.env["DETENTE_EXCHANGES"] ?? 100);
const SEED = 1;
/** With little effort the quick searches give up at once, and all sets are gone through. */
const LITTLE = 3;
const PLENTY = 200_000;

const KINDS = ["independent", "correlated", "thin"] as const;

function someProblem(rng: Rng): ExchangeProblem {
  const counts = [1 + rng.below(6), 1 + rng.below(6)] as const;
  const settings = {
    counts,
    kind: KINDS[rng.below(3)] ?? "thin",
    precedence: rng.below(2) / 2,
    reversible: rng.below(2) === 0,
    parts: counts[0] + counts[1] < 7 ? 3 : 1,
  };
  const together = rng.below(3);
  const problem = randomExchange(rng, { ...settings, simultaneous: { kind: together === 0 ? "anyPair" : "never" } });
  return together === 1 ? { ...problem, simultaneous: somePairs(rng, problem) } : problem;
}

/** Some pairs of steps that do not wait for each other. */
function somePairs(rng: Rng, { parties, steps }: ExchangeProblem): Simultaneous {
  const closure = stepClosure(steps);
  const places = steps.map((_, k) => k);
  const pairs = places.flatMap((i) =>
    places
      .filter((j) => steps[i]?.party === parties[0]?.id && steps[j]?.party === parties[1]?.id)
      .filter((j) => closure[i]?.has(j) === false && closure[j]?.has(i) === false && rng.below(4) === 0)
      .map((j) => [steps[i]?.id ?? "", steps[j]?.id ?? ""] as const),
  );
  return { kind: "pairs", pairs };
}

function planned(problem: ExchangeProblem, effort: number): ExchangePlan {
  const plan = planExchange(problem, { start: null, effort });
  if (plan.kind === "failed") throw new Error(JSON.stringify(plan.failure));
  return plan.value;
}

const worstOf = ({ measures: { unbacked, temptation, exposure } }: ExchangePlan): Worst => [
  unbacked?.worst ?? 0,
  temptation?.worst ?? 0,
  exposure.worst,
];

test(`the plans of ${CASES} random exchanges are those of a search through everything, from seed ${SEED}`, () => {
  const rng = Rng.fromSeed(SEED);
  let steps = 0;
  let together = 0;
  for (let k = 0; k < CASES; k++) {
    const problem = someProblem(rng);
    const plan = planned(problem, k % 2 === 0 ? LITTLE : PLENTY);
    const exhausted = exhaustivePlan(problem);
    expect(worstOf(plan), JSON.stringify(problem)).toEqual(exhausted.worst);
    const { unbacked, temptation, exposure, leastExposure } = plan.measures;
    for (const measure of [unbacked, temptation, exposure]) expect(measure?.gap ?? 0).toBe(0);
    expect(leastExposure).toEqual({ worst: exhausted.leastExposure, bound: exhausted.leastExposure });
    steps = Math.max(steps, problem.steps.length);
    together += plan.moments.filter(({ deeds }) => deeds.length === 2).length;
  }
  console.log(
    `figure: exchange: plans equal to a search through everything: ${CASES}, of up to ${steps} steps; moments of two at once: ${together}`,
  );
});
