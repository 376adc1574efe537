import { MICRO, micro as microPolicies } from "../offering/micro.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

export const micro: StrategyEntry = strategyEntry(
  { ...MICRO, title: "MiCRO", description: "one step down its own ranking for every new outcome it is offered; no model, no clock" },
  (given) => {
    const policies = microPolicies(given);
    return { offering: policies, acceptance: policies };
  },
);
