import type { StrategyEntry } from "../registry/entry.ts";
import { steady } from "./steady.ts";

/** What advice and training partners use: the best we can make for a party that knows its brief and what it has seen, and nothing else. */
export const steadyEntry: StrategyEntry = {
  kind: "strategy",
  name: "steady",
  title: "Steady",
  description: "holds firm, watches who moves by itself, goes step by step with those who do not, and closes in time",
  formula:
    "aspiration 1 - (1 - fair)·t^(1/0.15) of advantage, never below where the counterpart's offers lead; one new offer for one, every other " +
    "turn a repetition, until it moves unasked; in the last tenth from the most it may give down to 0.8 of fair; of its band the outcome best for the counterpart",
  source: "Detente 2026",
  version: steady.version,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [],
  make: () => steady,
};
