import { own } from "../../lib/own.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { counterpartsOf } from "../counterparts-of.ts";
import { entriesOf } from "../opponent-models/course.ts";
import { estimatedUtility } from "../opponent-models/estimated-utility.ts";
import type { AdditiveEstimate } from "../opponent-models/opponent-model.ts";
import { fitReservation } from "../opponent-models/reservation-fit.ts";
import type { OfferingEntry } from "../registry/entry.ts";
import type { Scene } from "../scene.ts";
import { levelAbove, utilityAt } from "../utility-at.ts";
import { BAND } from "./accommodating.ts";
import { CONCESSION_EXPONENT } from "./aspiration-curve.ts";
import { bestForCounterparts } from "./best-for-counterparts.ts";
import { type BestHeard, bestHeard } from "./best-heard.ts";
import type { OfferingPolicy } from "./offering-policy.ts";
import { NO_OFFERS, type OffersOfOthers, withEvent } from "./offers-of-others.ts";

export interface FloorSeekingMemory {
  readonly best: BestHeard;
  readonly offers: OffersOfOthers;
}

/** How finely it looks for what the counterparts could still accept, as a share of the own range. */
const STEP = 0.05;

/** The last part of the time, in which it lets go of its aim: estimates err, and no agreement is worse than a poor one. */
const HASTE = 0.05;

/**
 * Comes down no further than it must: to the counterpart's floor instead of its own (the idea of Shochan, winner of ANL 2024). The floor
 * is the reservation value that the counterpart's concessions point to, by what its offers are worth to itself in the opponent model; the
 * aim is the most that the party could have while nobody falls below his floor. It takes the upper end of where the floor may lie, and lets
 * go of its aim at the very end, as both are estimates. While the evidence is weak, a floor counts as unknown, and the own least is the aim.
 *
 * Cost: a fit a counterpart (some 60 µs) and a scan of the outcomes above the aim, a turn.
 */
export const floorSeeking: OfferingEntry = {
  kind: "offering",
  name: "floor-seeking",
  title: "Down to the counterpart's floor",
  description: "an aspiration that falls no further than to what the counterpart's concessions say it could still accept",
  formula:
    "r̂ = the upper end of where u(1) may lie for u(t) = r + (u₀ − r)·(1 − t^(1/e)) fitted to the model's utilities of the counterpart's offers; aim = the " +
    "greatest own share of the way from lo to hi, by steps of 0.05, at which the outcome best for the counterparts leaves each at r̂ or above (0 while " +
    "an r̂ is unknown); aspiration = lo + (1 − t^(1/e)·(1 − aim))·min(1, (1 − t)/0.05)·(hi − lo); offers the best heard if that meets it, else the " +
    "outcome best for the counterpart from there to band·(hi − lo) above",
  source: "after Shochan, ANL 2024",
  version: 2,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [{ ...CONCESSION_EXPONENT, default: 0.2 }, BAND],
  make(given): OfferingPolicy<FloorSeekingMemory> {
    const [exponent, band] = [given.number("e"), given.number("band")];
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      init: () => ({ best: null, offers: NO_OFFERS }),
      afresh: ({ offers: { clocks } }) => ({ best: null, offers: { ...NO_OFFERS, clocks } }),
      observe(memory, event, seat) {
        const [best, offers] = [bestHeard(memory.best, event, seat), withEvent(memory.offers, event, seat)];
        return best === memory.best && offers === memory.offers ? memory : { best, offers };
      },
      offer({ best, offers }, scene) {
        const { own: ownUtility, relativeTime } = scene;
        const aim = relativeTime > 0 ? aimOf(offers, scene) : 1;
        const left = Math.min(1, (1 - relativeTime) / HASTE);
        const from = utilityAt(ownUtility, left * (1 - relativeTime ** (1 / exponent) * (1 - aim)));
        if (best !== null && best.utility >= from) return best.outcome;
        const to = levelAbove(ownUtility, from, band);
        return bestForCounterparts(scene, { from, to }) ?? ownUtility.inverse.atLeast(from);
      },
    };
  },
};

interface Floor {
  readonly estimate: AdditiveEstimate;
  readonly reservation: number;
}

/** Share of the own range, 0 to 1; 0 where some floor is not known, or no outcome leaves everybody above his. */
function aimOf(offers: OffersOfOthers, scene: Scene): number {
  const present = counterpartsOf(scene.seat).filter((party) => !scene.view.left.includes(party));
  const floors = present.map((party) => floorOf(party, offers, scene)).filter((floor) => floor !== null);
  if (floors.length < present.length) return 0;
  for (let top = 1; top > 0; top -= STEP) {
    const [from, to] = [utilityAt(scene.own, top - STEP), utilityAt(scene.own, top)];
    const outcome = bestForCounterparts(scene, { from, to });
    if (outcome !== null && floors.every((floor) => isAbove(floor, outcome, scene))) return Math.max(0, top - STEP);
  }
  return 0;
}

/** Null where the evidence is weak. All offers are valued as the model sees things now. */
function floorOf(party: PartyId, { byParty }: OffersOfOthers, { estimateOf }: Scene): Floor | null {
  const [offers, estimate] = [own(byParty, party), estimateOf(party)];
  if (offers === undefined || estimate === null) return null;
  const points = entriesOf(offers).map(({ time, numbers }) => ({
    time,
    utility: Math.max(0, Math.min(1, estimatedUtility(estimate, numbers))),
  }));
  const fit = fitReservation(points);
  return fit === null || fit.evidence === "weak" ? null : { estimate, reservation: fit.high };
}

const isAbove = ({ estimate, reservation }: Floor, outcome: Outcome, { own: { inverse } }: Scene): boolean =>
  estimatedUtility(estimate, optionNumbers(inverse.space, outcome) ?? []) >= reservation;
