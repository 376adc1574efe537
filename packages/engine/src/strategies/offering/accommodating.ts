import { levelAbove, utilityAt } from "../utility-at.ts";
import type { OfferingEntry } from "../registry/entry.ts";
import type { NumberParameter } from "../registry/parameter.ts";
import { ASPIRATION_FORMULA, ASPIRATION_PARAMETERS, aspirationCurve } from "./aspiration-curve.ts";
import { bestForCounterparts } from "./best-for-counterparts.ts";
import { type BestHeard, bestHeard } from "./best-heard.ts";
import type { OfferingPolicy } from "./offering-policy.ts";

export const BAND: NumberParameter = {
  kind: "number",
  name: "band",
  default: 0.02,
  least: 0,
  most: 1,
  numbers: "any",
  meaning: "how far above its aspiration it looks for what the counterpart likes, as a share of the way from lo to hi",
};

export const FLOOR: NumberParameter = {
  kind: "number",
  name: "floor",
  default: 0,
  least: 0,
  most: 1,
  numbers: "any",
  meaning: "share of the way from lo to hi below which it never aspires",
};

/**
 * Comes down by the clock, and spends nothing that the counterpart does not want: among outcomes worth about the same to itself it offers
 * what its opponent model likes best. Where a counterpart has put forward something that meets the aspiration, it offers that back: nobody
 * easily refuses what was his own offer.
 */
export const accommodating: OfferingEntry = {
  kind: "offering",
  name: "accommodating",
  title: "Best for the counterpart, by the clock",
  description: "an aspiration that falls with time, and of what meets it the outcome that the counterpart seems to like best",
  formula:
    `${ASPIRATION_FORMULA}, never below lo + floor·(hi − lo); offers the best heard if that meets it, else the outcome best for the ` +
    "counterpart by the opponent model from the aspiration up to band·(hi − lo) above, else the least utility at or above it",
  source: "after van Krimpen, Looije and Hajizadeh 2013",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [...ASPIRATION_PARAMETERS, FLOOR, BAND],
  make(given): OfferingPolicy<BestHeard> {
    const aspirationAt = aspirationCurve(given);
    const [floor, band] = [given.number("floor"), given.number("band")];
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      init: () => null,
      observe: bestHeard,
      offer(best, scene) {
        const { own, relativeTime } = scene;
        const from = Math.max(aspirationAt(own, relativeTime), utilityAt(own, floor));
        if (best !== null && best.utility >= from) return best.outcome;
        const to = levelAbove(own, from, band);
        return bestForCounterparts(scene, { from, to }) ?? own.inverse.atLeast(from);
      },
    };
  },
};
