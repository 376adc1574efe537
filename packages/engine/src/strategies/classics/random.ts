import { randomConsent } from "../acceptance/random-consent.ts";
import { randomOffers } from "../offering/random-offers.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { partOf } from "../registry/part-of.ts";
import { composed } from "../composed.ts";
import { randomLeave } from "../walking-away/random-leave.ts";

/**
 * Throws dice, but offers and accepts nothing below its reservation value. The chances are NegMAS' own, where the rest is rejecting with a
 * new offer.
 */
export const random: StrategyEntry = {
  kind: "strategy",
  name: "random",
  title: "Random",
  description: "accepts, leaves or offers by chance, within reason",
  formula: `${randomOffers.formula}; accepts a rational offer with probability accept; where it does not, leaves with probability min(1, leave/(1 − accept))`,
  source: "NegMAS (Mohammad, Nakadai and Greenwald 2021)",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    { kind: "number", name: "accept", default: 0.15, least: 0, most: 1, numbers: "any", meaning: "chance of accepting a rational offer" },
    {
      kind: "number",
      name: "leave",
      default: 0.1,
      least: 0,
      most: 1,
      numbers: "any",
      meaning: "chance of walking away instead of rejecting, of all answers to rational offers",
    },
  ],
  make: (given) =>
    composed({
      name: given.name,
      version: given.version,
      offering: partOf(randomOffers),
      acceptance: partOf(randomConsent, { p: given.number("accept") }),
      walkAway: partOf(randomLeave, { p: leavingWhereNotAccepting(given.number("accept"), given.number("leave")) }),
    }),
};

const leavingWhereNotAccepting = (accept: number, leave: number): number => (leave === 0 ? 0 : Math.min(1, leave / (1 - accept)));
