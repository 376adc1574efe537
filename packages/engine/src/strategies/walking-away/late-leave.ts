import { LAST_ROUND } from "../acceptance/time.ts";
import type { WalkAwayEntry } from "../registry/entry.ts";

/** Waits so long and no longer. */
export const lateLeave: WalkAwayEntry = {
  kind: "walkAway",
  name: "late",
  title: "After waiting long enough",
  description: "leaves once it is late and it still accepts nothing that stands, or nothing is rational",
  formula: "leaves iff t ≥ T, or best utility < reservation value",
  source: "Detente 2026",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    {
      kind: "number",
      name: "T",
      default: 0.9,
      least: 0,
      most: 1,
      numbers: "any",
      meaning: `relative time from which it leaves; ${LAST_ROUND}`,
    },
  ],
  make(given) {
    const late = given.number("T");
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      walksAway: ({ view, rational }) => rational === "none" || view.relativeTime >= late,
    };
  },
};
