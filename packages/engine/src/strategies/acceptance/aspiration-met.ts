import { ASPIRATION_FORMULA, ASPIRATION_PARAMETERS, aspirationCurve } from "../offering/aspiration-curve.ts";
import { remembersNothing } from "../offering/remembers-nothing.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";

/**
 * Takes what meets an aspiration that falls with time, whatever it offers itself. Beside aspiration offers with the same parameters and no
 * slack it takes just what AC_next takes; with a margin of 0.0001 it is how NegMAS answers.
 */
export const aspirationMet: AcceptanceEntry = {
  kind: "acceptance",
  name: "aspiration",
  title: "Aspiration met",
  description: "accepts what meets an aspiration that falls with time",
  formula: `${ASPIRATION_FORMULA}; accepts iff u(offered) ≥ aspiration`,
  source: "Faratin, Sierra and Jennings 1998",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: ASPIRATION_PARAMETERS,
  make(given): AcceptancePolicy<null> {
    const aspirationAt = aspirationCurve(given);
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      ...remembersNothing,
      accepts: (_, { own, relativeTime }, { utility }) => utility >= aspirationAt(own, relativeTime),
    };
  },
};
