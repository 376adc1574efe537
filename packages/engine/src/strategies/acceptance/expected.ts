import type { SessionEvent } from "../../session/event.ts";
import { type Course, entriesOf, extended, NO_COURSE } from "../opponent-models/course.ts";
import { forecastBest } from "../opponent-models/forecast.ts";
import type { TimedUtility } from "../opponent-models/power-curve.ts";
import { lastTurn } from "../composing/last-turn.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import { rationalUtility } from "../rational-utility.ts";
import { leastUtility } from "../utility-at.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";
import type { Seat } from "../strategy.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";

export interface ExpectedMemory {
  /** The best own utility of anything offered so far, in points, by the number of offers of others so far. */
  readonly course: Course<{ readonly offers: number; readonly utility: number }>;
  readonly best: number | null;
  /** Of others, in this sitting: also those before an amendment or a revision of the own brief, as they tell how time has passed. */
  readonly offers: number;
}

/**
 * Accepts what is as good as its own next offer; and, from a time on, what is as good as the best that is likely still to come, for then
 * waiting brings nothing. Offers are taken to come evenly in time. Without a deadline it never comes to that.
 */
export const expected: AcceptanceEntry = {
  kind: "acceptance",
  name: "expected",
  title: "As good as what is still to be expected",
  description: "accepts what beats its own next offer, and later what is as good as the best it expects by the end",
  formula:
    "accepts iff u(offered) ≥ u(own next offer), or t ≥ T and u(offered) ≥ likely − margin·(hi − lo), likely the best by the last turn: best so far + the rise from now to then " +
    "on curves a + (b − a)·t^(1/e) fitted to the best so far, each weighed by its fit, corrected by what such forecasts of the past got wrong",
  source: "Detente 2026",
  version: 3,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    {
      kind: "number",
      name: "T",
      default: 0.5,
      least: 0,
      most: 1,
      numbers: "any",
      meaning: "relative time from which it asks what is still to come; before, too little is known",
    },
    {
      kind: "number",
      name: "margin",
      default: 0.02,
      least: 0,
      most: 1,
      numbers: "any",
      meaning: "what is not worth waiting for, as a share of the way from lo to hi",
    },
  ],
  make(given): AcceptancePolicy<ExpectedMemory> {
    const [from, margin] = [given.number("T"), given.number("margin")];
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      init: () => NOTHING_SEEN,
      afresh: ({ offers }) => ({ ...NOTHING_SEEN, offers }),
      observe,
      accepts(memory, scene, answering) {
        const { own, relativeTime } = scene;
        const { next, utility } = answering;
        if (next !== null && utility >= (own.inverse.utility(next) ?? Infinity)) return true;
        if (relativeTime < from || relativeTime === 0) return false;
        const { likely } = forecastBest(timed(memory, relativeTime), lastTurn(scene.view, scene.seat));
        return utility >= Math.min(own.inverse.best, likely - margin * (own.inverse.best - leastUtility(own)));
      },
    };
  },
};

const NOTHING_SEEN: ExpectedMemory = { course: NO_COURSE, best: null, offers: 0 };

function observe(memory: ExpectedMemory, event: SessionEvent, seat: Seat): ExpectedMemory {
  if (event.kind !== "offered" || event.party === seat.party) return memory;
  const own = ownUtilityOf(seat);
  const utility = own === null ? undefined : rationalUtility(own, event.outcome);
  const offers = memory.offers + 1;
  const best = memory.best === null || (utility ?? -Infinity) > memory.best ? (utility ?? null) : memory.best;
  return best === null ? { ...memory, offers } : { course: extended(memory.course, { offers, utility: best }), best, offers };
}

const timed = ({ course, offers }: ExpectedMemory, now: number): TimedUtility[] =>
  entriesOf(course).map((each) => ({ time: (each.offers / offers) * now, utility: each.utility }));
