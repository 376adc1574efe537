import type { WalkAwayEntry } from "../registry/entry.ts";

/** Throws a die whenever it is to answer an offer. */
export const randomLeave: WalkAwayEntry = {
  kind: "walkAway",
  name: "random",
  title: "By chance",
  description: "leaves with a fixed chance instead of rejecting an offer",
  formula: "leaves with probability p, where an offer of another stands and is not accepted",
  source: "NegMAS (Mohammad, Nakadai and Greenwald 2021)",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [{ kind: "number", name: "p", default: 0.1, least: 0, most: 1, numbers: "any", meaning: "chance of leaving" }],
  make(given) {
    const p = given.number("p");
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      walksAway: ({ view, rng }) => view.standing.some(({ party }) => party !== view.party) && rng.float() < p,
    };
  },
};
