import type { OffersHeard } from "./offers-heard.ts";
import type { Situation } from "./situation.ts";

/** Exponents tried: early, even and late concessions. */
const EXPONENTS = [0.5, 1, 2, 4, 8] as const;
/** Fewer offers say nothing about where they lead. */
const LEAST_OFFERS = 5;

/**
 * The advantage that a counterpart's best offer will have at the end, if it goes on as it has: the curve a + b·t^c, c from a short list,
 * that fits the course of its best offers with the least squares. Never below what it has offered already; 0 before it has.
 */
export function forecast({ time, scale }: Situation, { course, best, offers }: OffersHeard): number {
  if (best === null) return 0;
  const now = scale.advantage(best.utility);
  if (offers < LEAST_OFFERS || time <= 0) return now;
  let [least, end] = [Number.POSITIVE_INFINITY, now];
  for (const exponent of EXPONENTS) {
    const fit = lineThrough(course.map((each) => [((each.offers / offers) * time) ** exponent, scale.advantage(each.utility)]));
    if (fit.error < least) [least, end] = [fit.error, fit.constant + fit.slope];
  }
  return Math.min(1, Math.max(now, end));
}

function lineThrough(points: readonly (readonly [number, number])[]): {
  readonly constant: number;
  readonly slope: number;
  readonly error: number;
} {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map(([each]) => each));
  const y = mean(points.map(([, each]) => each));
  const spread = points.reduce((sum, [each]) => sum + (each - x) ** 2, 0);
  const slope = spread > 0 ? points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / spread : 0;
  const constant = y - slope * x;
  return { constant, slope, error: points.reduce((sum, [a, b]) => sum + (b - constant - slope * a) ** 2, 0) };
}
