import { remembersNothing } from "../offering/remembers-nothing.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";

/** Throws a die, but takes nothing below its reservation value. */
export const randomConsent: AcceptanceEntry = {
  kind: "acceptance",
  name: "random",
  title: "By chance",
  description: "accepts any rational offer with a fixed chance",
  formula: "accepts with probability p",
  source: "NegMAS (Mohammad, Nakadai and Greenwald 2021)",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [{ kind: "number", name: "p", default: 0.15, least: 0, most: 1, numbers: "any", meaning: "chance of accepting" }],
  make(given): AcceptancePolicy<null> {
    const p = given.number("p");
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      ...remembersNothing,
      accepts: (_, { rng }) => rng.float() < p,
    };
  },
};
