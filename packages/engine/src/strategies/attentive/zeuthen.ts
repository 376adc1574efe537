import { ZEUTHEN, zeuthen as zeuthenPolicies } from "../offering/zeuthen.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

export const zeuthen: StrategyEntry = strategyEntry(
  {
    ...ZEUTHEN,
    title: "Zeuthen",
    description: "takes its estimate of the counterpart for the truth; whoever risks less by standing firm concedes, just enough",
  },
  (given) => {
    const policies = zeuthenPolicies(given);
    return { offering: policies, acceptance: policies };
  },
);
