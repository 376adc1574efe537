import { footDraggingMet } from "../acceptance/foot-dragging-met.ts";
import { footDraggingOffers } from "../offering/foot-dragging.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { partOf } from "../registry/part-of.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

/** For training: what it feels like when the other side only waits. */
export const footDragging: StrategyEntry = strategyEntry(
  {
    name: "foot-dragging",
    title: "Foot-dragging",
    description: "slow, mostly silent, repeats itself, and gives a little when time runs out",
    formula: `${footDraggingOffers.formula}; accepts iff u(offered) ≥ aspiration; waits before every move`,
    source: "Detente 2026",
    version: 1,
    protocols: footDraggingOffers.protocols,
    parameters: [
      ...footDraggingOffers.parameters,
      {
        kind: "number",
        name: "wait",
        default: 60_000,
        least: 0,
        most: 1e12,
        numbers: "whole",
        meaning: "milliseconds it lets pass before each move",
      },
    ],
  },
  (given) => {
    const [from, give] = [given.value("from"), given.value("give")];
    return {
      offering: partOf(footDraggingOffers, { from, give, every: given.value("every") }),
      acceptance: partOf(footDraggingMet, { from, give }),
      wait: given.number("wait"),
    };
  },
);
