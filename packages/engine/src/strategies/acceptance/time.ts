import { remembersNothing } from "../offering/remembers-nothing.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";

/** When the last minutes begin. In sessions of few rounds the relative time of the last turn is well below 1. */
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
  parameters: [{ ...LATE, meaning: "relative time from which it accepts" }],
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
