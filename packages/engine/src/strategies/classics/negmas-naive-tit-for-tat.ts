import { NAIVE, naiveTitForTat } from "../offering/negmas-naive-tit-for-tat.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

export const negmasNaiveTitForTat: StrategyEntry = strategyEntry(
  {
    ...NAIVE,
    title: "NegMAS' naive tit-for-tat",
    description: "answers the level of the last offer as NegMAS codes it; for comparison only",
  },
  (given) => {
    const policies = naiveTitForTat(given);
    return { offering: policies, acceptance: policies };
  },
);
