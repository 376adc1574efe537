import { expected } from "../acceptance/expected.ts";
import { floorSeeking as floorSeekingOffers } from "../offering/floor-seeking.ts";
import { frequency } from "../opponent-models/frequency.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { partOf } from "../registry/part-of.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

export const floorSeeking: StrategyEntry = strategyEntry(
  {
    name: "floor-seeking",
    title: "Floor-seeking",
    description: "reads from the counterpart's concessions where it will come to rest, and comes down no further than that",
    formula: `${floorSeekingOffers.formula}; ${expected.formula}, T = 0.95; model: frequency, from the brief's estimate where there is one`,
    source: floorSeekingOffers.source,
    version: 1,
    protocols: floorSeekingOffers.protocols,
    parameters: floorSeekingOffers.parameters,
  },
  (given) => ({
    offering: partOf(floorSeekingOffers, { e: given.value("e"), band: given.value("band") }),
    acceptance: partOf(expected, { T: 0.95 }),
    model: frequency({ prior: "estimate" }),
  }),
);
