import { outlook } from "./curve-outlook.ts";
import { bestCurve, type CurveBounds, powerCurves, type Reading, type TimedUtility } from "./power-curve.ts";

/** In the unit of the points. */
export interface Forecast {
  readonly likely: number;
  /** The best so far: it may be that nothing better comes. */
  readonly low: number;
  /** Exceeded in about 1 of 20 simulated talks. Infinity where there is nothing to go by yet. */
  readonly high: number;
}

const BOUNDS: CurveBounds = { direction: "rising", least: -Infinity, most: Infinity };
const EXPONENTS = [0.1, 0.14, 0.2, 0.28, 0.4, 0.57, 0.8, 1.1, 1.6, 2.3, 3.2];

/** More points say little more and cost time. */
const MOST_POINTS = 24;
const FEW_POINTS = 3;
/** Of the rise so far: a closer fit than this is chance. */
const LEAST_DEVIATION = 0.02;
/** Shares of the past after which the rest is forecast, to see how far such forecasts can be trusted. */
const TRIALS = [0.5, 0.7];
/** Before any trial, half of a forecast rise is believed, with this weight (a share of the rise so far). */
const DOUBT = 0.03;
const MOST_TRUST = 2;

/**
 * The best own utility of anything offered by a later time `at`, from the best by each of some times so far (ascending in both). Fits
 * u(t) = start + (end - start)·t^(1/e), as `fitReservation` does for the other side, for eleven exponents, and adds the rise from now to
 * then to the best so far. A running maximum climbs in ever smaller steps, so curves promise too much: the method forecasts the latter
 * half and the last three tenths of what is past, and the rise still to come is corrected by what it got wrong there.
 *
 * Nothing so far: likely and low are -Infinity. Fewer than 3 points, or no rise yet: likely is the best so far, high Infinity. A caller
 * knows a ceiling, its best outcome, and should apply it. Cost: 600 exponentials, some 35 µs.
 */
export function forecastBest(points: readonly TimedUtility[], at: number): Forecast {
  const now = points.at(-1);
  if (now === undefined) return { likely: -Infinity, low: -Infinity, high: Infinity };
  const best = now.utility;
  if (!(at > now.time)) return { likely: best, low: best, high: best };
  const thinned = thin(points);
  const { likely, high } = rise(thinned, at);
  const trusted = trust(thinned) * likely;
  return { likely: best + trusted, low: best, high: best + Math.max(trusted, high) };
}

/** How much better it gets after the last point, until then. */
function rise(points: readonly TimedUtility[], at: number): { readonly likely: number; readonly high: number } {
  const [first, last] = [points[0], points.at(-1)];
  const span = first !== undefined && last !== undefined ? last.utility - first.utility : 0;
  if (first === undefined || last === undefined || points.length < FEW_POINTS || !(span > 0)) return { likely: 0, high: Infinity };
  const curves = powerCurves(
    points.map(({ time, utility }) => ({ time, utility: (utility - first.utility) / span })),
    EXPONENTS,
    BOUNDS,
  );
  const steps = new Set(points.map(({ utility }) => utility)).size;
  const deviation = Math.max(LEAST_DEVIATION ** 2, bestCurve(curves).squares / Math.max(1, points.length - 3));
  // Points on one step repeat each other, so that a step counts as one.
  const variance = (deviation * points.length) / steps;
  const { likely, high } = outlook(curves, { reading: (exponent) => riseBetween(last.time, at, exponent), variance });
  // What comes next is a whole step.
  return { likely: Math.max(0, likely) * span, high: (Math.max(0, high) + 1 / steps) * span };
}

function riseBetween(from: number, to: number, exponent: number): Reading {
  const share = to ** (1 / exponent) - from ** (1 / exponent);
  return { ofStart: -share, ofEnd: share };
}

/** What forecasts of the past came to, as a share of what they promised. */
function trust(points: readonly TimedUtility[]): number {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || !(last.utility > first.utility)) return 1;
  const doubt = DOUBT * (last.utility - first.utility);
  let [came, promised] = [doubt / 2, doubt];
  for (const share of TRIALS) {
    const before = points.slice(0, Math.max(2, Math.round(share * points.length)));
    came += last.utility - (before.at(-1)?.utility ?? 0);
    promised += rise(before, last.time).likely;
  }
  return Math.min(MOST_TRUST, came / promised);
}

/** At most so many of the points, evenly by number, the first and the last among them. */
function thin(points: readonly TimedUtility[]): readonly TimedUtility[] {
  if (points.length <= MOST_POINTS) return points;
  const step = (points.length - 1) / (MOST_POINTS - 1);
  return Array.from({ length: MOST_POINTS }, (_, k) => points[Math.round(k * step)]).filter((point) => point !== undefined);
}
