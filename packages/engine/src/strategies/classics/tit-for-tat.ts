import { next } from "../acceptance/next.ts";
import { titForTatOffers } from "../offering/tit-for-tat.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { partOf } from "../registry/part-of.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

export const titForTat: StrategyEntry = strategyEntry(
  {
    name: "tit-for-tat",
    title: "Tit-for-tat",
    description: "concedes to each counterpart as it is conceded to, by its own measure",
    formula: `${titForTatOffers.formula}; accepts what is at least as good as that`,
    source: titForTatOffers.source,
    version: 1,
    protocols: titForTatOffers.protocols,
    parameters: titForTatOffers.parameters,
  },
  (given) => ({
    offering: partOf(titForTatOffers, { way: given.value("way"), window: given.value("window") }),
    acceptance: partOf(next),
  }),
);
