import { remembersNothing } from "../offering/remembers-nothing.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";
import { isAsGood, LENIENCE, LENIENCE_FORMULA } from "./is-as-good.ts";

/** AC_next. Without an offer of its own to make, it takes nothing. */
export const next: AcceptanceEntry = {
  kind: "acceptance",
  name: "next",
  title: "As good as the own next offer",
  description: "accepts what is at least as good as what it would offer now",
  formula: `accepts iff alpha·s(offered) + beta ≥ s(own next offer), ${LENIENCE_FORMULA}`,
  source: "Baarslag, Hindriks and Jonker 2013",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: LENIENCE,
  make(given): AcceptancePolicy<null> {
    const isEnough = isAsGood(given);
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      ...remembersNothing,
      accepts(_, { own }, answering) {
        const instead = answering.next;
        return instead !== null && isEnough(own, answering.utility, own.inverse.utility(instead) ?? Infinity);
      },
    };
  },
};
