import {
  type CasePlan,
  casePlan,
  failed,
  type Good,
  moneyPlan,
  type MoneyStep,
  type MoneyTerms,
  ok,
  type Result,
  type Simultaneous,
} from "@detente/engine";
import type { OwnCase } from "../own-case.ts";
import type { Refused } from "../refused.ts";
import { exchangeRefused } from "../words/exchange-refused.ts";

export type ExchangeAnswer =
  | { readonly kind: "steps"; readonly plan: CasePlan }
  /** Null: no order is safe. */
  | { readonly kind: "money"; readonly steps: readonly MoneyStep[] | null };

export type ExchangeAsked =
  | {
      readonly kind: "steps";
      readonly start?: string | undefined;
      readonly simultaneous?: Simultaneous | undefined;
      readonly effort?: number | undefined;
    }
  | { readonly kind: "money"; readonly goods: readonly Good[]; readonly terms: MoneyTerms };

/** As `detente plan` has it. */
const USUAL_EFFORT = 500_000;

export function answerExchange({ value, party }: OwnCase, asked: ExchangeAsked): Result<ExchangeAnswer, Refused> {
  if (asked.kind === "money") return ok({ kind: "money", steps: moneyPlan(asked.goods, asked.terms) });
  const { start = null, simultaneous = { kind: "never" }, effort = USUAL_EFFORT } = asked;
  const planned = casePlan(value, { perspective: { kind: "party", party }, simultaneous, start, effort });
  return planned.kind === "failed" ? failed(exchangeRefused(planned.failure)) : ok({ kind: "steps", plan: planned.value });
}
