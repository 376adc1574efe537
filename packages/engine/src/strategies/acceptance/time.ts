import { remembersNothing } from "../offering/remembers-nothing.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";

/** Said wherever a time is to be chosen: what is later than the last turn never comes. */
export const LAST_ROUND = "the last of n rounds is at 1 − 1/n";

/** When the last minutes begin. */
export const LATE = { kind: "number", name: "T", default: 0.95, least: 0, most: 1, numbers: "any" } as const;

/** AC_time: better something than nothing. */
export const time: AcceptanceEntry = {
  kind: "acceptance",
  name: "time",
  title: "Late enough",
  description: "accepts anything rational once it is late enough",
  formula: "accepts iff t ≥ T",
  source: "Baarslag, Hindriks and Jonker 2013",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [{ ...LATE, meaning: `relative time from which it accepts; ${LAST_ROUND}` }],
  make(given): AcceptancePolicy<null> {
    const late = given.number("T");
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      ...remembersNothing,
      accepts: (_, { relativeTime }) => relativeTime >= late,
    };
  },
};
