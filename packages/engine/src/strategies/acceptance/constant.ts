import { remembersNothing } from "../offering/remembers-nothing.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";
import { utilityAt } from "../utility-at.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";

/** AC_const. With c = 1 it takes only its best outcome, and what is worth the same. */
export const constant: AcceptanceEntry = {
  kind: "acceptance",
  name: "const",
  title: "A fixed level",
  description: "accepts what is worth a fixed share of what it could get",
  formula: "accepts iff u(offered) ≥ lo + c·(hi − lo), lo = max(reservation value, worst utility), hi = best utility",
  source: "Baarslag, Hindriks and Jonker 2013",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    {
      kind: "number",
      name: "c",
      default: 0.8,
      least: 0,
      most: 1,
      numbers: "any",
      meaning: "the level: 0 is anything rational, 1 the best",
    },
  ],
  make(given): AcceptancePolicy<null> {
    const c = given.number("c");
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      ...remembersNothing,
      accepts: (_, { own }, { utility }) => utility >= utilityAt(own, c),
    };
  },
};
