import { failed, ok, type Result } from "../../lib/result.ts";
import type { Case } from "../../model/case.ts";
import type { Perspective } from "../../model/perspective.ts";
import type { ExchangeFault } from "./exchange-fault.ts";
import type { ExchangePlan } from "./exchange-plan.ts";
import type { ExchangeProblem, ExchangeStep, Simultaneous } from "./exchange-problem.ts";
import { exchangeProblemOf, type NoExchange } from "./exchange-problem-of.ts";
import type { ExchangeRemedies } from "./exchange-remedies.ts";
import { findRemedies } from "./find-remedies.ts";
import { planExchange, type PlanSettings } from "./plan-exchange.ts";

/** The plan of a case's steps, with what a reader needs to follow it. A plain value. */
export interface CasePlan {
  readonly title: string;
  /** BCP 47 tag of the language of names and texts. */
  readonly language: string;
  readonly perspective: Perspective;
  /** In the order of the plan's parties. */
  readonly partyNames: readonly string[];
  /** In the order of the case. */
  readonly steps: readonly CaseStep[];
  readonly plan: ExchangePlan;
  /** What would make the exchange safe; null where the plan is. */
  readonly remedies: ExchangeRemedies | null;
}

/** A step with the figures that were used. */
export interface CaseStep extends ExchangeStep {
  readonly name: string;
  readonly evidence: string | null;
  readonly verifier: string | null;
  readonly undo: string | null;
}

export interface CasePlanSettings extends PlanSettings {
  readonly perspective: Perspective;
  readonly simultaneous: Simultaneous;
}

export type CasePlanRefusal = NoExchange | { readonly code: "faults"; readonly faults: readonly ExchangeFault[] };

/** Plans the exchange that the steps of a case make; remedies are looked for where the plan is not safe. */
export function casePlan(value: Case, settings: CasePlanSettings): Result<CasePlan, CasePlanRefusal> {
  const { perspective, simultaneous, start, effort } = settings;
  const problem = exchangeProblemOf(value, perspective, simultaneous);
  if (problem.kind === "failed") return problem;
  const planned = planExchange(problem.value, { start, effort });
  if (planned.kind === "failed") return failed({ code: "faults", faults: planned.failure });
  const plan = planned.value;
  return ok({
    title: value.title,
    language: value.language,
    perspective,
    partyNames: plan.parties.map(({ id }) => value.parties.find((party) => party.id === id)?.name ?? id),
    steps: caseSteps(value, problem.value),
    plan,
    remedies: plan.safety.kind === "safe" ? null : findRemedies(problem.value, Math.min(effort, REMEDY_EFFORT)),
  });
}

/** One of many searches: each for a yes or no. */
const REMEDY_EFFORT = 20_000;

const caseSteps = ({ steps }: Case, problem: ExchangeProblem): readonly CaseStep[] =>
  problem.steps.map((figures) => {
    const step = steps.find(({ id }) => id === figures.id);
    return {
      ...figures,
      name: step?.name ?? figures.id,
      evidence: step?.evidence ?? null,
      verifier: step?.verifier ?? null,
      undo: step?.undo ?? null,
    };
  });
