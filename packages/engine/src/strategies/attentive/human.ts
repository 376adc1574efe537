import { combi } from "../acceptance/combi.ts";
import { humanOffers } from "../offering/human.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { partOf } from "../registry/part-of.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

/** For training. */
export const human: StrategyEntry = strategyEntry(
  {
    name: "human",
    title: "Human-like",
    description: "haggles as people often do: a high anchor, shrinking concessions, give and take, haste at the end",
    formula: `${humanOffers.formula}; accepts what is as good as its own next offer, and from t = 0.9 what is as good as the best it was offered`,
    source: humanOffers.source,
    version: 1,
    protocols: humanOffers.protocols,
    parameters: humanOffers.parameters,
  },
  (given) => ({
    offering: partOf(humanOffers, Object.fromEntries(humanOffers.parameters.map(({ name }) => [name, given.value(name)]))),
    acceptance: partOf(combi, { T: 0.9 }),
  }),
);
