import { own } from "../../lib/own.ts";
import type { PartyId } from "../../model/ids.ts";
import { violations } from "../../model/condition.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import { counterpartsOf } from "../counterparts-of.ts";
import { haveSameItems } from "../inverse-utility/have-same-items.ts";
import { type InverseUtility, inverseUtility } from "../inverse-utility/inverse-utility.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import { estimateFromBrief } from "../opponent-models/estimate-from-brief.ts";
import { reservationFromBrief } from "../opponent-models/reservation-from-brief.ts";
import type { Seat } from "../strategy.ts";
import { LEARNING, type OffersHeard } from "./offers-heard.ts";

/** A counterpart as its offers and the own brief make it out. */
export interface CounterpartReading {
  /** [issue][option]: sums go from 0 to 1 over all combinations. */
  readonly scores: readonly ArrayLike<number>[];
  /** What no agreement seems to be worth to it, on the same scale; 0 where nothing is known. */
  readonly reservation: number;
}

/**
 * How many offers weigh as much as a prepared estimate. Offers say little: which of many packages of the same worth to it a counterpart
 * puts forward is often chance, while an estimate in a brief is the outcome of preparation.
 */
const ESTIMATE_IN_OFFERS = 400;
/** However many offers there were, an estimate keeps the rest. */
const MOST_LEARNED = 0.2;

export function readingOf(seat: Seat, heard: OffersHeard): CounterpartReading {
  const learned = LEARNING.estimate(heard.model).scores;
  const stated = estimateFromBrief(seat, heard.party);
  if (stated === null) return { scores: learned, reservation: 0 };
  const share = Math.min(MOST_LEARNED, heard.offers / (heard.offers + ESTIMATE_IN_OFFERS));
  const scores = stated.scores.map((row, issue) =>
    Array.from(row, (score, option) => (1 - share) * score + share * (learned[issue]?.[option] ?? 0)),
  );
  return { scores, reservation: reservationFromBrief(seat, heard.party) ?? 0 };
}

/** What the counterparts seem to like, added up: [issue][option]. With one counterpart, its own scores. */
export function likings([first, ...others]: readonly CounterpartReading[]): readonly ArrayLike<number>[] {
  if (first === undefined || others.length === 0) return first?.scores ?? [];
  return first.scores.map((row, issue) =>
    Array.from(row, (score, option) => others.reduce((sum, { scores }) => sum + (scores[issue]?.[option] ?? 0), score)),
  );
}

/** What an outcome seems to give the counterpart that likes it least: 0 its reservation value, 1 its best; below 0 it would refuse. */
export function leastGain(readings: readonly CounterpartReading[], numbers: ArrayLike<number>): number {
  let least = 1;
  for (const { scores, reservation } of readings) {
    const utility = scores.reduce((sum, row, issue) => sum + (row[numbers[issue] ?? 0] ?? 0), 0);
    least = Math.min(least, (utility - reservation) / Math.max(1 - reservation, Number.EPSILON));
  }
  return least;
}

/**
 * The outcomes worth offering: those that the party may offer and that cross no red line which its brief says a counterpart
 * has; all that it may offer where that leaves none. Made once a brief, as long as it meets the same counterparts.
 */
export function offerable(seat: Seat, ownUtility: OwnUtility): InverseUtility {
  const counterparts = counterpartsOf(seat);
  const known = made.get(ownUtility);
  if (known !== undefined && haveSameItems(known.counterparts, counterparts)) return known.inverse;
  const space = outcomeSpace(seat.issues);
  const theirs = counterparts.flatMap((party) => {
    const estimate = own(seat.brief.estimates, party);
    return estimate === undefined ? [] : redLinesInForce(estimate, seat.unknowns);
  });
  const rules = [...seat.constraints, ...redLinesInForce(seat.brief, seat.unknowns), ...theirs];
  const narrowed =
    theirs.length === 0
      ? null
      : inverseUtility({ space, utility: { ...ownUtility.utility }, excluded: rules.flatMap((rule) => violations(space, rule)) });
  const inverse = narrowed !== null && narrowed.best >= ownUtility.reservation ? narrowed : ownUtility.inverse;
  made.set(ownUtility, { counterparts, inverse });
  return inverse;
}

const made = new WeakMap<OwnUtility, { readonly counterparts: readonly PartyId[]; readonly inverse: InverseUtility }>();
