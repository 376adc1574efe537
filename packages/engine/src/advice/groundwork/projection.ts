import { add, divide, lessThan, multiply, type Rational, rationalFromNumber, subtract, toNumber, ZERO } from "../../lib/rational.ts";
import type { PartyId } from "../../model/ids.ts";
import { forecastBest } from "../../strategies/opponent-models/forecast.ts";

/** Where two parties are heading, in the onlooker's own points, and whether they meet in time. */
export interface Projection {
  readonly counterpart: PartyId;
  /** What times are counted in: shares of the session's time, or days since the first offer. */
  readonly unit: "relativeTime" | "days";
  readonly now: number;
  /** Of the talks; null: no end is known. */
  readonly end: number | null;
  /** What the onlooker's last offer is worth to it more than the counterpart's; 0 or less: they have met. */
  readonly gap: number;
  /** Points a unit of time, from the first offer to the last: how fast the onlooker gives. Null with fewer than two offers at different times. */
  readonly ownRate: number | null;
  /** How fast the counterpart's offers get better for the onlooker, likewise. */
  readonly otherRate: number | null;
  readonly linear: Meeting;
  /** The counterpart's best offer by the end as its course so far suggests (see forecastBest), against the onlooker's line. */
  readonly forecast: ForecastMeeting | null;
}

export type Meeting =
  | { readonly kind: "met" }
  /** Fewer than two offers of one of them. */
  | { readonly kind: "unknown" }
  /** At these rates they do not come nearer. */
  | { readonly kind: "never" }
  | {
      readonly kind: "meets";
      readonly at: number;
      /** To the onlooker, of the point where the lines meet. */
      readonly points: number;
      /** Null where no end is known. */
      readonly isWithinTime: boolean | null;
      /** Whether the onlooker could sign there; null where nothing is known of no agreement. */
      readonly isAboveWalkAway: boolean | null;
    };

export interface ForecastMeeting {
  readonly likely: number;
  readonly low: number;
  /** At most the onlooker's best outcome. */
  readonly high: number;
  /** What the onlooker's line has come down to by the end, but not below its walk-away value. */
  readonly own: number;
  /** Whether the likely figure reaches it. */
  readonly isMeeting: boolean;
}

/** Worth to the onlooker of an offer at a time, in the unit of the projection. */
export interface TimedOffer {
  readonly time: number;
  readonly points: number;
}

export interface ProjectionInputs {
  readonly counterpart: PartyId;
  readonly unit: Projection["unit"];
  readonly now: number;
  readonly end: number | null;
  /** In order of time; at least one each. */
  readonly own: readonly TimedOffer[];
  readonly other: readonly TimedOffer[];
  /** What no agreement is worth at the end; null where nothing is known. */
  readonly walkAway: number | null;
  readonly best: number;
}

/** So few points say nothing about a course. */
const LEAST_FORECAST = 3;

/**
 * Straight lines from where both stand now, each at its own rate from its first offer to its last:
 *
 *   they meet at now + gap / (own rate + other rate)
 *
 * exact for the figures given, so that lines as steep as each other never meet; and beside it the forecast that strategies use. Null where
 * one of the two has made no offer.
 */
export function projection(inputs: ProjectionInputs): Projection | null {
  const { counterpart, unit, now, end, own, other } = inputs;
  const [mine, theirs] = [own.at(-1), other.at(-1)];
  if (mine === undefined || theirs === undefined) return null;
  const from = rationalFromNumber(mine.points);
  const gap = subtract(from, rationalFromNumber(theirs.points));
  const [fall, otherRate] = [rate(own), rate(other)];
  const ownRate = fall && subtract(ZERO, fall);
  const figures = { gap: toNumber(gap), ownRate: ownRate && toNumber(ownRate), otherRate: otherRate && toNumber(otherRate) };
  const linear = meeting(inputs, { gap, from, ownRate, otherRate });
  return { counterpart, unit, now, end, ...figures, linear, forecast: forecastMeeting(inputs, mine.points, figures.ownRate ?? 0) };
}

function rate(offers: readonly TimedOffer[]): Rational | null {
  const [first, last] = [offers[0], offers.at(-1)];
  if (first === undefined || last === undefined || !(last.time > first.time)) return null;
  const [points, time] = [difference(last.points, first.points), difference(last.time, first.time)];
  return divide(points, time);
}

const difference = (a: number, b: number): Rational => subtract(rationalFromNumber(a), rationalFromNumber(b));

interface Lines {
  readonly gap: Rational;
  /** Where the onlooker's line begins. */
  readonly from: Rational;
  readonly ownRate: Rational | null;
  readonly otherRate: Rational | null;
}

function meeting({ now, end, walkAway }: ProjectionInputs, { gap, from, ownRate, otherRate }: Lines): Meeting {
  if (!lessThan(ZERO, gap)) return { kind: "met" };
  if (ownRate === null || otherRate === null) return { kind: "unknown" };
  const closing = add(ownRate, otherRate);
  if (!lessThan(ZERO, closing)) return { kind: "never" };
  const wait = divide(gap, closing);
  const at = toNumber(add(rationalFromNumber(now), wait));
  const points = toNumber(subtract(from, multiply(ownRate, wait)));
  return {
    kind: "meets",
    at,
    points,
    isWithinTime: end === null ? null : at <= end,
    isAboveWalkAway: walkAway === null ? null : points >= walkAway,
  };
}

function forecastMeeting({ now, end, other, walkAway, best }: ProjectionInputs, from: number, ownRate: number): ForecastMeeting | null {
  if (end === null || !(end > 0) || !(end > now) || other.length < LEAST_FORECAST) return null;
  let top = -Infinity;
  const course = other.map(({ time, points }) => {
    top = Math.max(top, points);
    return { time: time / end, utility: top };
  });
  const { likely, low, high } = forecastBest(course, 1);
  const own = Math.max(from - ownRate * (end - now), walkAway ?? -Infinity);
  const [capped, most] = [Math.min(likely, best), Math.min(high, best)];
  return { likely: capped, low, high: most, own, isMeeting: capped >= own };
}
