import type { ExchangePlan, PlanMeasure, PlannedParty, PlanMeasures, PlanState, PlanSafety, PlanStanding } from "./exchange-plan.ts";
import type { LeastWorstOrder } from "./least-worst-order.ts";
import type { PlanCriteria } from "./plan-criteria.ts";

type Met = LeastWorstOrder["met"][number];

interface Measured {
  readonly criteria: PlanCriteria;
  readonly met: readonly Met[];
  /** Of the order with the least exposure. */
  readonly leastExposed: Met;
  readonly parties: readonly PlannedParty[];
  readonly states: readonly PlanState[];
}

export function planMeasures({ criteria, met, leastExposed, parties, states }: Measured): PlanMeasures {
  const rest = [...met];
  const measure = (isMeasured: boolean, shareOf: ShareOf): PlanMeasure | null => {
    const next = isMeasured ? rest.shift() : undefined;
    return next === undefined ? null : measureOf(next, { parties, states, shareOf });
  };
  const sizeOf = ({ received, paid }: PlannedParty): number => received || paid || 1;
  const unbacked = measure(criteria.unbacked !== null, ({ temptation }, party) =>
    party.breakingCost > 0 ? 0 : temptation / sizeOf(party),
  );
  const temptation = measure(criteria.temptation !== null, ({ temptation }, party) =>
    party.breakingCost > 0 ? temptation / party.breakingCost : 0,
  );
  const exposure = measure(true, ({ exposure }, party, when) => (when === "end" ? 0 : exposure / sizeOf(party)));
  if (exposure === null) throw new Error(`Expected exposure to be measured last, got ${met.length} measures`);
  const { worst, bound } = leastExposed;
  return {
    unbacked,
    temptation,
    exposure,
    leastExposure: { worst: Math.min(worst, exposure.worst), bound: Math.min(bound, exposure.worst) },
  };
}

type ShareOf = (standing: PlanStanding, party: PlannedParty, when: "before" | "end") => number;

interface Read {
  readonly parties: readonly PlannedParty[];
  readonly states: readonly PlanState[];
  readonly shareOf: ShareOf;
}

/** The worst as the states show it, which the search's own differs from by rounding at most. */
function measureOf({ worst: found, bound: proven }: Met, { parties, states, shareOf }: Read): PlanMeasure {
  let worst = 0;
  let at: PlanMeasure["at"] = null;
  for (const [state, { standings }] of states.entries()) {
    for (const [k, party] of parties.entries()) {
      const standing = standings[k];
      const share = standing === undefined ? 0 : shareOf(standing, party, state === states.length - 1 ? "end" : "before");
      if (share <= worst) continue;
      worst = share;
      at = { party: party.id, state };
    }
  }
  const bound = proven >= found ? worst : Math.min(proven, worst);
  return { worst, bound, gap: worst === 0 ? 0 : (worst - bound) / worst, at };
}

export function safetyOf(parties: readonly PlannedParty[], states: readonly PlanState[], measures: PlanMeasures): PlanSafety {
  const missing = parties.map(({ breakingCost }, k) =>
    states.reduce((most, { standings }) => Math.max(most, (standings[k]?.temptation ?? 0) - breakingCost), 0),
  );
  if (missing.every((points) => points === 0)) return { kind: "safe", missing };
  return { kind: isProvenUnsafe(measures) ? "noneSafe" : "noneFound", missing };
}

/** The bound on temptation holds among the orders that are as good by what counts before it: all, where that is nothing. */
function isProvenUnsafe({ unbacked, temptation }: Pick<ExchangePlan["measures"], "unbacked" | "temptation">): boolean {
  if (unbacked !== null && unbacked.worst > 0) return unbacked.bound > 0;
  return temptation !== null && temptation.bound > 1;
}
