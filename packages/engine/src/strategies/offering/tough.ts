import type { OfferingEntry } from "../registry/entry.ts";
import type { OfferingPolicy } from "./offering-policy.ts";
import { remembersNothing } from "./remembers-nothing.ts";

/** Never moves. The limit of Boulware, and a measure for what firmness alone is worth. */
export const tough: OfferingEntry = {
  kind: "offering",
  name: "tough",
  title: "Tough",
  description: "offers its best outcome, always",
  formula: "offers the outcome with the highest utility",
  source: "NegMAS (Mohammad, Nakadai and Greenwald 2021)",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [],
  make: ({ name, formula, version }): OfferingPolicy<null> => ({
    name,
    formula,
    version,
    ...remembersNothing,
    offer: (_, { own }) => own.inverse.ranked(0),
  }),
};
