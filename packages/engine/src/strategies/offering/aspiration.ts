import type { OfferingEntry } from "../registry/entry.ts";
import { leastUtility } from "../utility-at.ts";
import { ASPIRATION_FORMULA, ASPIRATION_PARAMETERS, aspirationCurve } from "./aspiration-curve.ts";
import type { OfferingPolicy } from "./offering-policy.ts";
import { remembersNothing } from "./remembers-nothing.ts";

/**
 * Comes down from the best outcome to the least it may settle for, by the clock alone (Faratin, Sierra and Jennings 1998). Of the
 * outcomes that meet its aspiration it offers the one it likes least; among equals the one with the lowest combination number. Without a
 * deadline it stays where it begins.
 */
export const aspiration: OfferingEntry = {
  kind: "offering",
  name: "aspiration",
  title: "Aspiration by the clock",
  description: "offers what just meets an aspiration that falls with time",
  formula: `${ASPIRATION_FORMULA}; offers the outcome with the least utility at or above max(aspiration − slack, reservation value)`,
  source: "Faratin, Sierra and Jennings 1998",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    ...ASPIRATION_PARAMETERS,
    {
      kind: "number",
      name: "slack",
      default: 0,
      least: 0,
      most: 1e9,
      numbers: "any",
      meaning: "points by which an offer may fall short of the aspiration; NegMAS takes 0.000001",
    },
  ],
  make(given): OfferingPolicy<null> {
    const aspirationAt = aspirationCurve(given);
    const slack = given.number("slack");
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      ...remembersNothing,
      offer: (_, { own, relativeTime }) => own.inverse.atLeast(Math.max(aspirationAt(own, relativeTime) - slack, leastUtility(own))),
    };
  },
};
