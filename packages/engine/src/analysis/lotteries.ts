import type { SolutionName } from "./analysis.ts";

/** A point of the upper right hull, as a lottery: `second` comes with `probability`, else `first`. Numbers are frontier points. */
export interface Lottery {
  readonly utilities: readonly [number, number];
  readonly first: number;
  readonly second: number;
  readonly probability: number;
}

interface HullPoint {
  readonly point: number;
  readonly u: number;
  readonly v: number;
}

/**
 * The four solutions for two parties who may agree on a lottery over outcomes: then the hull of the frontier can be reached,
 * and the convexity that the solutions' arguments rest on holds. Points: frontier utilities in descending order of the first
 * party's. Null where no lottery leaves both at or above `disagreement`. Where lotteries tie (the sum along a stretch of slope
 * -1, or a product of 0), the one nearest the first party's best is given. In doubles, good for about nine digits. Cost linear.
 */
export function lotteries(
  points: readonly (readonly number[])[],
  disagreement: readonly [number, number],
): Record<SolutionName, Lottery> | null {
  const hull = upperHull(points.map(([u = 0, v = 0], point) => ({ point, u, v })));
  const segments = hull.flatMap((left, k) => clip(left, hull[k + 1] ?? left, disagreement));
  const ends = segments.flatMap((segment) => [segment.at(0), segment.at(1)]);
  if (ends.length === 0) return null;
  const ideal = [Math.max(...ends.map(({ utilities }) => utilities[0])), Math.max(...ends.map(({ utilities }) => utilities[1]))] as const;
  const [d0, d1] = disagreement;
  const [span0, span1] = [ideal[0] - d0 || 1, ideal[1] - d1 || 1];
  const pick = (score: (u: number, v: number) => number, stationary: (segment: Segment) => number): Lottery =>
    segments
      .flatMap((segment) => [segment.at(0), segment.at(Math.min(1, Math.max(0, stationary(segment)))), segment.at(1)])
      .reduce((best, lottery) => (score(...lottery.utilities) > score(...best.utilities) ? lottery : best));
  const alongEqual =
    (a: number, b: number) =>
    (segment: Segment): number => {
      const [start, end] = [segment.at(0).utilities, segment.at(1).utilities];
      const [from, to] = [(start[0] - d0) / a - (start[1] - d1) / b, (end[0] - d0) / a - (end[1] - d1) / b];
      return from === to ? 0 : from / (from - to);
    };
  return {
    nash: pick(
      (u, v) => (u - d0) * (v - d1),
      (segment) => productPeak(segment, disagreement),
    ),
    egalitarian: pick((u, v) => Math.min(u - d0, v - d1), alongEqual(1, 1)),
    kalaiSmorodinsky: pick((u, v) => Math.min((u - d0) / span0, (v - d1) / span1), alongEqual(span0, span1)),
    utilitarian: pick(
      (u, v) => u + v,
      () => 0,
    ),
  };
}

/** A stretch of the hull; `at(0)` and `at(1)` are its ends. */
interface Segment {
  at(along: number): Lottery;
}

/** Where along a segment the product of gains peaks: zero of the derivative of a quadratic. */
function productPeak(segment: Segment, [d0, d1]: readonly [number, number]): number {
  const [start, end] = [segment.at(0).utilities, segment.at(1).utilities];
  const [x, y] = [start[0] - d0, start[1] - d1];
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  return dx * dy === 0 ? 0 : -(x * dy + y * dx) / (2 * dx * dy);
}

/** From the first party's best to the second's, turning one way only (Andrew's monotone chain). */
function upperHull(points: readonly HullPoint[]): HullPoint[] {
  const hull: HullPoint[] = [];
  for (const point of points) {
    while (hull.length > 1 && !bulges(hull.at(-2) ?? point, hull.at(-1) ?? point, point)) hull.pop();
    hull.push(point);
  }
  return hull;
}

const bulges = (a: HullPoint, b: HullPoint, c: HullPoint): boolean => (b.u - a.u) * (c.v - a.v) - (b.v - a.v) * (c.u - a.u) > 0;

/** The part of a stretch on which both have at least their disagreement value. */
function clip(left: HullPoint, right: HullPoint, [d0, d1]: readonly [number, number]): Segment[] {
  let [from, to] = [0, 1];
  const [du, dv] = [right.u - left.u, right.v - left.v];
  if (left.u < d0 || right.v < d1) return [];
  if (right.u < d0) to = (d0 - left.u) / du;
  if (left.v < d1) from = (d1 - left.v) / dv;
  if (from > to) return [];
  return [
    {
      at: (along) => {
        const t = from + along * (to - from);
        return { utilities: [left.u + t * du, left.v + t * dv], first: left.point, second: right.point, probability: t };
      },
    },
  ];
}
