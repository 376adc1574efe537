import { Rng } from "../packages/engine/src/lib/rng.ts";
import { exhaustivePlan } from "../packages/engine/src/implementation/exchange/exhaustive-plan.twin.ts";
import type { ExchangeProblem } from "../packages/engine/src/implementation/exchange/exchange-problem.ts";
import { planExchange } from "../packages/engine/src/implementation/exchange/plan-exchange.ts";
import { largeExchange } from "../packages/engine/src/implementation/exchange/random-exchange.fixture.ts";
import { timingOf } from "./measure.ts";

const SEED = 1;
const EFFORT = 500_000;

/** Plans of random exchanges: how long, and how many of them are proven to be the best there is. */
export function benchExchanges(): void {
  bench(7, 20);
  bench(12, 50);
  bench(20, 50);
  plain(7, 5);
}

function bench(steps: number, cases: number): void {
  const rng = Rng.fromSeed(SEED);
  const problems = Array.from({ length: cases }, () => largeExchange(rng, steps));
  plan(problems[0]);
  let exact = 0;
  const times = problems.map((problem) => {
    const start = performance.now();
    if (plan(problem)) exact++;
    return performance.now() - start;
  });
  const { median, most } = timingOf(times);
  console.log(
    `figure: exchange of ${steps} and ${steps} steps, ${cases} random ones (seed ${SEED}): median ${median.toFixed(0)} ms, longest ${most.toFixed(0)} ms, exact ${exact}`,
  );
}

/** Going through every set of steps with all that is not dominated, as one would write it first. */
function plain(steps: number, cases: number): void {
  const rng = Rng.fromSeed(SEED);
  const times = Array.from({ length: cases }, () => {
    const problem = largeExchange(rng, steps);
    const start = performance.now();
    exhaustivePlan(problem);
    return performance.now() - start;
  });
  console.log(`figure: exchange of ${steps} and ${steps} steps, plain version: median ${timingOf(times).median.toFixed(0)} ms`);
}

/** Whether the plan is proven the best there is. */
function plan(problem: ExchangeProblem | undefined): boolean {
  if (problem === undefined) return false;
  const planned = planExchange(problem, { start: null, effort: EFFORT });
  if (planned.kind === "failed") throw new Error(JSON.stringify(planned.failure));
  const { unbacked, temptation, exposure } = planned.value.measures;
  return [unbacked, temptation, exposure].every((measure) => (measure?.gap ?? 0) === 0);
}
