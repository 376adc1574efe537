import type { AcceptanceEntry } from "../registry/entry.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";
import { isAsGood, LENIENCE, LENIENCE_FORMULA } from "./is-as-good.ts";
import { type OwnLastOffer, remembersOwnLastOffer } from "./remembers-own-last-offer.ts";

/** AC_prev. Before its first offer it takes nothing. */
export const prev: AcceptanceEntry = {
  kind: "acceptance",
  name: "prev",
  title: "As good as the own last offer",
  description: "accepts what is at least as good as what it offered last",
  formula: `accepts iff alpha·s(offered) + beta ≥ s(own last offer), ${LENIENCE_FORMULA}`,
  source: "Baarslag, Hindriks and Jonker 2013",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: LENIENCE,
  make(given): AcceptancePolicy<OwnLastOffer> {
    const isEnough = isAsGood(given);
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      ...remembersOwnLastOffer,
      accepts: (last, { own }, { utility }) => last !== null && isEnough(own, utility, last),
    };
  },
};
