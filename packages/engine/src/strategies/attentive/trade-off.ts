import { combi } from "../acceptance/combi.ts";
import { tradeOff as tradeOffOffers } from "../offering/trade-off.ts";
import { frequency } from "../opponent-models/frequency.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { partOf } from "../registry/part-of.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

export const tradeOff: StrategyEntry = strategyEntry(
  {
    name: "trade-off",
    title: "Trade-off",
    description: "gives way on what matters little to it for what matters much, and concedes only at a deadlock",
    formula: `${tradeOffOffers.formula}; accepts what is as good as its own next offer, and from t = 0.95 what is as good as the best it was offered; model: frequency`,
    source: tradeOffOffers.source,
    version: 1,
    protocols: tradeOffOffers.protocols,
    parameters: tradeOffOffers.parameters,
  },
  (given) => ({
    offering: partOf(tradeOffOffers, { step: given.value("step"), band: given.value("band") }),
    acceptance: partOf(combi),
    model: frequency({ prior: "estimate" }),
  }),
);
