import { optionNumbers } from "../../model/option-numbers.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import type { Seat } from "../strategy.ts";
import { advantageScale } from "./advantage-scale.ts";
import { leastGain, likings, offerable, readingOf } from "./counterpart-reading.ts";
import type { OffersHeard } from "./offers-heard.ts";

/** How finely it looks, and down to what own advantage. */
const STEP = 0.05;
const LEAST = 0.05;
/** Where talks may lead, by what is known of the counterparts: own advantage. */
export interface Outlook {
  /** At a fair outcome: the one with the greatest product of own advantage and estimated gain of the counterpart that likes it least. */
  readonly fair: number;
  /** The most that no counterpart would seem to refuse. */
  readonly most: number;
}

/** Before anything is known. */
export const UNKNOWN: Outlook = { fair: 0.5, most: 1 };

/** Looked for among what the counterparts like best of each band of own advantage. Cost: a scan of the outcomes worth offering. */
export function outlookOf(seat: Seat, own: OwnUtility, heard: readonly OffersHeard[]): Outlook {
  const { advantage, points } = advantageScale(own);
  const offers = offerable(seat, own);
  const readings = heard.map((each) => readingOf(seat, each));
  const scores = likings(readings);
  let [{ fair }, product] = [UNKNOWN, 0];
  let most: number | null = null;
  for (let top = 1; top > LEAST; top -= STEP) {
    const outcome = offers.bestFor(scores, points(top - STEP), points(top));
    if (outcome === null) continue;
    const gain = leastGain(readings, optionNumbers(offers.space, outcome) ?? []);
    const mine = advantage(offers.utility(outcome) ?? 0);
    if (gain >= 0) most ??= mine;
    if (mine * gain > product) [fair, product] = [mine, mine * gain];
  }
  return { fair, most: most ?? UNKNOWN.most };
}
