import type { OfferingEntry } from "../registry/entry.ts";
import { leastUtility } from "../utility-at.ts";
import type { OfferingPolicy } from "./offering-policy.ts";
import { remembersNothing } from "./remembers-nothing.ts";

/** Knows only what it must not offer. */
export const randomOffers: OfferingEntry = {
  kind: "offering",
  name: "random",
  title: "Random offers",
  description: "offers any rational outcome, all with the same chance",
  formula: "offers an outcome drawn evenly from those with utility at or above the reservation value",
  source: "Lin, Kraus, Baarslag, Tykhonov, Hindriks and Jonker 2014 (Genius)",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [],
  make: ({ name, formula, version }): OfferingPolicy<null> => ({
    name,
    formula,
    version,
    ...remembersNothing,
    offer: (_, { own, rng }) => own.inverse.between(leastUtility(own), own.inverse.best, rng),
  }),
};
