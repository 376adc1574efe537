import { constant } from "../acceptance/constant.ts";
import { tough as toughOffers } from "../offering/tough.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { partOf } from "../registry/part-of.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

export const tough: StrategyEntry = strategyEntry(
  {
    name: "tough",
    title: "Tough",
    description: "wants its best outcome and nothing else",
    formula: `${toughOffers.formula}, and accepts only what is worth as much`,
    source: toughOffers.source,
    version: 1,
    protocols: ["alternatingOffers", "openFloor"],
    parameters: [],
  },
  () => ({ offering: partOf(toughOffers), acceptance: partOf(constant, { c: 1 }) }),
);
