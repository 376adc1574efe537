import type { CompiledExchange, Pair } from "./compiled-exchange.ts";
import type { PlanMoment, PlanState } from "./exchange-plan.ts";

/** How both parties stand before the first moment and after each. */
export function planStates(exchange: CompiledExchange, moments: readonly PlanMoment[]): readonly PlanState[] {
  const kept: [number, number] = [0, 0];
  const states = [stateOf(exchange, kept)];
  for (const moment of moments) {
    for (const k of piecesOf(exchange, moment)) {
      const [own, other] = k < exchange.counts[0] ? ([0, 1] as const) : ([1, 0] as const);
      kept[own] -= exchange.costs[k] ?? 0;
      kept[other] += exchange.values[k] ?? 0;
    }
    states.push(stateOf(exchange, kept));
  }
  return states;
}

function piecesOf({ pieces, problem }: CompiledExchange, { deeds }: PlanMoment): readonly number[] {
  return deeds.flatMap(({ step, from, to }) =>
    pieces.flatMap((piece, k) => (problem.steps[piece.step]?.id === step && piece.part >= from - 1 && piece.part < to ? [k] : [])),
  );
}

function stateOf({ gains, unitsPerPoint }: CompiledExchange, kept: Pair): PlanState {
  const standings = ([0, 1] as const).map((party) => ({
    kept: kept[party] / unitsPerPoint[party],
    exposure: Math.max(0, -kept[party]) / unitsPerPoint[party],
    temptation: (kept[party] - gains[party]) / unitsPerPoint[party],
  }));
  return { standings };
}
