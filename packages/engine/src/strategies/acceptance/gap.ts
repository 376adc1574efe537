import type { AcceptanceEntry } from "../registry/entry.ts";
import { leastUtility, roundingOf } from "../utility-at.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";
import { type OwnLastOffer, remembersOwnLastOffer } from "./remembers-own-last-offer.ts";

/** AC_gap. Before its first offer it takes nothing. */
export const gap: AcceptanceEntry = {
  kind: "acceptance",
  name: "gap",
  title: "Near enough to the own last offer",
  description: "accepts what is little worse than what it offered last",
  formula: "accepts iff u(own last offer) − u(offered) ≤ c·(hi − lo), lo = max(reservation value, worst utility), hi = best utility",
  source: "Baarslag, Hindriks and Jonker 2013",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    {
      kind: "number",
      name: "c",
      default: 0.05,
      least: 0,
      most: 1,
      numbers: "any",
      meaning: "the gap, as a share of the way from lo to hi",
    },
  ],
  make(given): AcceptancePolicy<OwnLastOffer> {
    const c = given.number("c");
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      ...remembersOwnLastOffer,
      accepts: (last, { own }, { utility }) =>
        last !== null && last - utility <= c * (own.inverse.best - leastUtility(own)) + roundingOf(own),
    };
  },
};
