import { isCivilDate } from "../../lib/civil-time.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import { type CompiledExchange, compileExchange } from "./compiled-exchange.ts";
import type { ExchangeFault } from "./exchange-fault.ts";
import { exchangeFaults } from "./exchange-faults.ts";
import type { EndGame, ExchangePlan, PlanMoment, PlannedParty, PlanState } from "./exchange-plan.ts";
import type { ExchangeProblem } from "./exchange-problem.ts";
import { MOST_LATTICE_PIECES } from "./lattice-search.ts";
import { type LeastWorstOrder, leastWorstOrder } from "./least-worst-order.ts";
import { type Criterion, NO_CAPS } from "./order-search.ts";
import { planCriteria, type PlanCriteria } from "./plan-criteria.ts";
import { planMeasures, safetyOf } from "./plan-measures.ts";
import { planMoments } from "./plan-moments.ts";
import { planStates } from "./plan-states.ts";
import { scheduleMoments } from "./schedule-moments.ts";

export interface PlanSettings {
  /** ISO date of the first day; without it nothing is dated. */
  readonly start: string | null;
  /** The most states that each search may reach: what bounds the time. 500,000 takes a few seconds. Up to 24 pieces the plan is exact whatever it is. */
  readonly effort: number;
}

/**
 * The order of an exchange with the least worst temptation, each party's scaled by what defecting costs it, and among those
 * the one with the least worst exposure, scaled by what the party is to receive. The two can conflict, and both are reported.
 * Sandholm and Ferrandon (2000) name the problem; the measures are ours, by the state of what is done, so that the order is a
 * least bottleneck path over sets of steps.
 */
export function planExchange(problem: ExchangeProblem, { start, effort }: PlanSettings): Result<ExchangePlan, readonly ExchangeFault[]> {
  const badStart: readonly ExchangeFault[] = start === null || isCivilDate(start) ? [] : [{ code: "notADate", step: null, value: start }];
  const faults = [...exchangeFaults(problem), ...badStart];
  if (faults.length > 0) return failed(faults);
  const exchange = compileExchange(problem);
  const criteria = planCriteria(exchange);
  const ordered = bestOrder(exchange, inOrder(criteria), effort);
  const [leastExposed = { worst: 0, bound: 0 }] = bestOrder(exchange, [criteria.exposure], Math.ceil(effort * SHARE_FOR_COMPARISON)).met;
  const moments = planMoments(exchange, ordered.moves);
  const states = planStates(exchange, moments);
  const parties = plannedParties(exchange);
  const measures = planMeasures({ criteria, met: ordered.met, leastExposed, parties, states });
  return ok({
    parties,
    simultaneous: problem.simultaneous,
    moments,
    states,
    measures,
    safety: safetyOf(parties, states, measures),
    endGame: endGameOf(parties, moments, states),
    schedule: start === null ? null : scheduleMoments(moments, problem.steps, start),
  });
}

/** The least exposure of any order is only set beside what is found. */
const SHARE_FOR_COMPARISON = 0.25;

function bestOrder(exchange: CompiledExchange, criteria: readonly Criterion[], effort: number): LeastWorstOrder {
  const ordered = leastWorstOrder(exchange, { criteria, caps: NO_CAPS, effort, mostLatticePieces: MOST_LATTICE_PIECES });
  if (ordered === null || ordered === "unknown") throw new Error("Expected an order: without caps every exchange has one");
  return ordered;
}

const inOrder = ({ unbacked, temptation, exposure }: PlanCriteria): readonly Criterion[] =>
  [unbacked, temptation, exposure].filter((criterion) => criterion !== null);

function plannedParties({ problem, received, paid, gains, unitsPerPoint }: CompiledExchange): readonly PlannedParty[] {
  return ([0, 1] as const).map((k) => ({
    id: problem.parties[k]?.id ?? "",
    breakingCost: problem.parties[k]?.breakingCost ?? 0,
    received: received[k] / unitsPerPoint[k],
    paid: paid[k] / unitsPerPoint[k],
    gain: gains[k] / unitsPerPoint[k],
  }));
}

function endGameOf(parties: readonly PlannedParty[], moments: readonly PlanMoment[], states: readonly PlanState[]): EndGame {
  const deeds = moments.at(-1)?.deeds ?? [];
  const [last] = deeds;
  const place = parties.findIndex(({ id }) => id === last?.party);
  const party = parties[place];
  if (deeds.length !== 1 || party === undefined) return { kind: "together" };
  const temptation = states.at(-2)?.standings[place]?.temptation ?? 0;
  return { kind: "lastMover", party: party.id, temptation, breakingCost: party.breakingCost };
}
