import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { compileExchange } from "./compiled-exchange.ts";
import { MOST_LATTICE_PIECES } from "./lattice-search.ts";
import { leastWorstOrder, type LeastWorstOrder } from "./least-worst-order.ts";
import type { ExchangeProblem } from "./exchange-problem.ts";
import { NO_CAPS } from "./order-search.ts";
import { planCriteria } from "./plan-criteria.ts";
import { largeExchange } from "./random-exchange.fixture.ts";

const SEED = 3;
const CASES = 60;

function ordered(problem: ExchangeProblem, effort: number, mostLatticePieces: number): LeastWorstOrder {
  const exchange = compileExchange(problem);
  const { unbacked, temptation, exposure } = planCriteria(exchange);
  const criteria = [unbacked, temptation, exposure].filter((criterion) => criterion !== null);
  const order = leastWorstOrder(exchange, { criteria, caps: NO_CAPS, effort, mostLatticePieces });
  if (order === null || order === "unknown") throw new Error("Expected an order");
  return order;
}

test("however little effort is given, what is found is no better and its bound no worse than the best there is", () => {
  const rng = Rng.fromSeed(SEED);
  let inexact = 0;
  for (let k = 0; k < CASES; k++) {
    const problem = largeExchange(rng, 6);
    const best = ordered(problem, 100_000, MOST_LATTICE_PIECES).met;
    const effort = [1, 10, 100, 1000][k % 4] ?? 1;
    const { met } = ordered(problem, effort, 0);
    const differs = met.findIndex(({ worst }, i) => worst !== best[i]?.worst);
    for (const [i, { worst, bound }] of met.entries()) {
      expect(bound).toBeLessThanOrEqual(worst);
      // Once a measure is missed, later ones are of another set of orders.
      if (differs >= 0 && i > differs) break;
      expect(bound).toBeLessThanOrEqual(best[i]?.worst ?? 0);
      expect(worst).toBeGreaterThanOrEqual(best[i]?.worst ?? 0);
    }
    if (met.some(({ worst, bound }) => bound < worst)) inexact++;
  }
  expect(inexact).toBeGreaterThan(CASES / 6);
});

test("the same exchange gives the same order every time", () => {
  const problem = largeExchange(Rng.fromSeed(SEED), 9);
  expect(ordered(problem, 5000, 0)).toEqual(ordered(problem, 5000, 0));
});
