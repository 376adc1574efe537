import { outlook } from "./curve-outlook.ts";
import { bestCurve, type CurveBounds, powerCurves, type Reading, type TimedUtility } from "./power-curve.ts";

/** A counterpart's concessions as a curve. Utilities on the counterpart's own estimated scale, 0 to 1. */
export interface ReservationFit {
  /** r: where it seems to end up at t = 1. */
  readonly reservation: number;
  /** Where it may as well end up, 9 times in 10 if it follows such a curve. */
  readonly low: number;
  readonly high: number;
  /** e: below 1 it concedes late, above 1 early. */
  readonly exponent: number;
  /** u₀: where it began. */
  readonly start: number;
  /** Root mean square of the misses. */
  readonly residual: number;
  /** "weak": fewer than 6 offers, fewer than 3 different utilities, or more than 0.25 from low to high. */
  readonly evidence: "weak" | "fair";
}

const BOUNDS: CurveBounds = { direction: "falling", least: 0, most: 1 };
/** From concessions in the last moments to concessions in the first. */
const EXPONENTS: readonly number[] = Array.from({ length: 19 }, (_, k) => 0.1 * 40 ** (k / 18));
const NEIGHBOUR = 40 ** (1 / 18);
const AT_THE_END: Reading = { ofStart: 0, ofEnd: 1 };

/** Outcomes are not continuous, and the utilities are estimates: a closer fit than this is chance. */
const LEAST_DEVIATION = 0.01;
const FEW_OFFERS = 6;
const FEW_UTILITIES = 3;
const WIDE = 0.25;

/**
 * Fits u(t) = r + (u₀ - r)·(1 - t^(1/e)), 0 ≤ r ≤ u₀ ≤ 1, by least squares to the utilities that a counterpart's offers seem to have for
 * itself; u(1) = r is the reservation value it seems to have. The idea is that of the winner of ANL 2024 (Shochan), whose t^e is our
 * t^(1/e). The best r and u₀ are computed for each of 19 exponents from 0.1 to 4, then for 17 more around the best of them. Null without
 * points. Offers that never change fit any exponent, and say nothing.
 *
 * Cost: 36 exponentials a point.
 */
export function fitReservation(points: readonly TimedUtility[]): ReservationFit | null {
  if (points.length === 0) return null;
  const coarse = powerCurves(points, EXPONENTS, BOUNDS);
  const around = bestCurve(coarse).exponent;
  const fine = powerCurves(
    points,
    Array.from({ length: 17 }, (_, k) => around * NEIGHBOUR ** (k / 8 - 1)),
    BOUNDS,
  );
  const { squares, exponent, start, end } = bestCurve(fine);
  const variance = Math.max(LEAST_DEVIATION ** 2, squares / Math.max(1, points.length - 3));
  const range = outlook([...coarse, ...fine], { reading: () => AT_THE_END, variance });
  const [low, high] = [Math.max(0, range.low), Math.min(1, range.high)];
  const evidence = isScarce(points) || high - low > WIDE ? "weak" : "fair";
  return { reservation: end, low, high, exponent, start, residual: Math.sqrt(squares / points.length), evidence };
}

const isScarce = (points: readonly TimedUtility[]): boolean =>
  points.length < FEW_OFFERS || new Set(points.map(({ utility }) => utility)).size < FEW_UTILITIES;
