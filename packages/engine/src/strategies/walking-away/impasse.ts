import type { WalkAwayEntry } from "../registry/entry.ts";

/** Where nothing is to be had, talking costs time only. */
export const impasse: WalkAwayEntry = {
  kind: "walkAway",
  name: "impasse",
  title: "At an impasse",
  description: "leaves where no outcome is worth its reservation value",
  formula: "leaves iff best utility < reservation value, or no outcome is admissible",
  source: "Detente 2026",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [],
  make: ({ name, formula, version }) => ({ name, formula, version, walksAway: ({ rational }) => rational === "none" }),
};
