import { optionNumbers } from "../../model/option-numbers.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import type { Seat } from "../strategy.ts";
import { advantageScale } from "./advantage-scale.ts";
import { leastGain, likings, offerable, readingOf } from "./counterpart-reading.ts";
import type { OffersHeard } from "./offers-heard.ts";

/** How finely it looks, and down to what own advantage. */
const STEP = 0.05;
const LEAST = 0.2;
/** Before anything is known. */
export const EVEN = 0.5;

/**
 * Own advantage at a fair outcome: the one with the greatest product of own advantage and estimated gain of the counterpart that likes
 * it least, looked for among what the counterparts like best of each band of own advantage. Cost: a scan of the outcomes worth offering.
 */
export function fairAdvantage(seat: Seat, own: OwnUtility, heard: readonly OffersHeard[]): number {
  const { advantage, points } = advantageScale(own);
  const offers = offerable(seat, own);
  const readings = heard.map((each) => readingOf(seat, each));
  const scores = likings(readings);
  let [fair, most] = [EVEN, 0];
  for (let top = 1; top > LEAST; top -= STEP) {
    const outcome = offers.bestFor(scores, points(top - STEP), points(top));
    if (outcome === null) continue;
    const gain = leastGain(readings, optionNumbers(offers.space, outcome) ?? []);
    const mine = advantage(offers.utility(outcome) ?? 0);
    if (mine * gain > most) [fair, most] = [mine, mine * gain];
  }
  return fair;
}
