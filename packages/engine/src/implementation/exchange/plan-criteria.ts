import { rationalFromNumber } from "../../lib/rational.ts";
import type { CompiledExchange, Pair } from "./compiled-exchange.ts";
import type { Criterion } from "./order-search.ts";

/** What an order is measured by, in the order in which it counts. */
export interface PlanCriteria {
  readonly unbacked: Criterion | null;
  readonly temptation: Criterion | null;
  readonly exposure: Criterion;
}

/**
 * Temptation counts against the breaking cost. For a party that has none, any temptation is too much, so theirs counts first,
 * as a share of what the party is to receive.
 */
export function planCriteria(exchange: CompiledExchange): PlanCriteria {
  const { parties } = exchange.problem;
  const costs: Pair = [parties[0]?.breakingCost ?? 0, parties[1]?.breakingCost ?? 0];
  const sizes = exchangeSizes(exchange);
  const scale = (party: 0 | 1): number => costs[party] * exchange.unitsPerPoint[party];
  const temptation: Criterion = {
    measures: "temptation",
    scales: [costs[0] > 0 ? scale(0) : Infinity, costs[1] > 0 ? scale(1) : Infinity],
  };
  const unbacked: Criterion = {
    measures: "temptation",
    scales: [costs[0] > 0 ? Infinity : sizes[0], costs[1] > 0 ? Infinity : sizes[1]],
  };
  return {
    unbacked: costs.every((cost) => cost > 0) ? null : unbacked,
    temptation: costs.every((cost) => cost === 0) ? null : temptation,
    exposure: { measures: "exposure", scales: sizes },
  };
}

/** By party, in its units: all that it is to receive; where that is nothing, all that it pays. Above 0. */
function exchangeSizes({ received, paid }: CompiledExchange): Pair {
  return [received[0] || paid[0] || 1, received[1] || paid[1] || 1];
}

/** By party: the largest temptation, in whole units, that its breaking cost outweighs. */
export function safeCaps({ problem, unitsPerPoint }: CompiledExchange): Pair {
  const cap = (party: 0 | 1): number => {
    const { num, den } = rationalFromNumber(problem.parties[party]?.breakingCost ?? 0);
    return Number((num * BigInt(unitsPerPoint[party])) / den);
  };
  return [cap(0), cap(1)];
}
