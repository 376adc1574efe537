import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { ExchangePlan, PlanMeasure } from "./exchange-plan.ts";
import type { ExchangeProblem } from "./exchange-problem.ts";
import { planExchange } from "./plan-exchange.ts";
import { largeExchange } from "./random-exchange.fixture.ts";

const CASES = Number(process.env["DETENTE_LARGE_EXCHANGES"] ?? 6);
const SEED = 20;
const EFFORT = 500_000;
const LARGEST_MEDIAN_GAP = 0.1;

test(`${CASES} random exchanges of 20 and 20 steps, from seed ${SEED}: every plan keeps what it declares, and the median gap is small`, () => {
  const rng = Rng.fromSeed(SEED);
  const gaps: { temptation: number; exposure: number }[] = [];
  let longest = 0;
  for (let k = 0; k < CASES; k++) {
    const problem = largeExchange(rng, 20);
    const before = process.cpuUsage();
    const plan = planExchange(problem, { start: null, effort: EFFORT });
    // Of the processor: what else the machine does is no part of it.
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1e6);
    if (plan.kind === "failed") throw new Error(JSON.stringify(plan.failure));
    expectKept(problem, plan.value);
    const { unbacked, temptation, exposure } = plan.value.measures;
    gaps.push({ temptation: Math.max(unbacked?.gap ?? 0, temptation?.gap ?? 0), exposure: exposure.gap });
  }
  const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const exact = gaps.filter(({ temptation, exposure }) => temptation === 0 && exposure === 0).length;
  const [temptation, exposure] = [gaps.map((gap) => gap.temptation), gaps.map((gap) => gap.exposure)];
  console.log(
    `figure: exchange: of ${CASES} exchanges of 20 and 20 steps, proven the best there is: ${exact}; the longest took ${longest.toFixed(1)} s of the processor`,
  );
  console.log(
    `figure: exchange: median gap of temptation ${median(temptation)}, largest ${Math.max(...temptation).toFixed(3)}; of exposure ${median(exposure)}, largest ${Math.max(...exposure).toFixed(3)}`,
  );
  expect(median(temptation)).toBeLessThanOrEqual(LARGEST_MEDIAN_GAP);
  expect(median(exposure)).toBeLessThanOrEqual(LARGEST_MEDIAN_GAP);
});

/** Goes through the plan step by step with the figures of the problem. They are such that doubles are exact. */
function expectKept({ parties, steps }: ExchangeProblem, { moments, measures }: ExchangePlan): void {
  const done = new Map(steps.map(({ id }) => [id, 0]));
  const kept = new Map(parties.map(({ id }) => [id, 0]));
  for (const [k, { deeds }] of [{ deeds: [] }, ...moments].entries()) {
    for (const { step: id, from, to } of deeds) {
      const step = steps.find((each) => each.id === id);
      const other = parties.find((party) => party.id !== step?.party);
      if (step === undefined || other === undefined) throw new Error(`Expected a step ${id}`);
      expect(done.get(id)).toBe(from - 1);
      for (const name of step.after) expect(done.get(name)).toBe(steps.find((each) => each.id === name)?.parts);
      const parts = (to - from + 1) / step.parts;
      kept.set(step.party, (kept.get(step.party) ?? 0) - step.cost * (1 - step.recovered) * parts);
      kept.set(other.id, (kept.get(other.id) ?? 0) + step.value * (1 - step.lost) * parts);
    }
    for (const { step: id, to } of deeds) done.set(id, to);
    for (const party of parties) expectWithin(party, { steps, kept: kept.get(party.id) ?? 0, isLast: k === moments.length, measures });
  }
  for (const { id, parts } of steps) expect(done.get(id)).toBe(parts);
}

interface Here {
  readonly steps: ExchangeProblem["steps"];
  readonly kept: number;
  readonly isLast: boolean;
  readonly measures: ExchangePlan["measures"];
}

function expectWithin({ id, breakingCost }: ExchangeProblem["parties"][number], { steps, kept, isLast, measures }: Here): void {
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  const received = sum(steps.filter(({ party }) => party !== id).map(({ value }) => value));
  const paid = sum(steps.filter(({ party }) => party === id).map(({ cost }) => cost));
  const temptation = kept - (received - paid);
  const size = received || paid || 1;
  const most = (measure: PlanMeasure | null): number => measure?.worst ?? Infinity;
  if (breakingCost > 0) expect(temptation / breakingCost).toBeLessThanOrEqual(most(measures.temptation));
  else expect(temptation / size).toBeLessThanOrEqual(most(measures.unbacked));
  if (!isLast) expect(-kept / size).toBeLessThanOrEqual(measures.exposure.worst);
}
