/** A utility seen at a relative time, 0 to 1. */
export interface TimedUtility {
  readonly time: number;
  readonly utility: number;
}

/** u(t) = start·(1 - x) + end·x, x = t^(1/e): from `start` at t = 0 to `end` at t = 1, late where the concession exponent e is small. */
export interface PowerCurve {
  readonly exponent: number;
  readonly start: number;
  readonly end: number;
  /** Sum of its squared misses. */
  readonly squares: number;
  /** What the points say about it. */
  readonly sums: CurveSums;
}

export interface CurveBounds {
  readonly direction: "falling" | "rising";
  /** Both ends lie from `least` to `most`, which may be infinite. */
  readonly least: number;
  readonly most: number;
}

/** Over the points, with a = 1 - x and b = x. */
interface CurveSums {
  readonly aa: number;
  readonly ab: number;
  readonly bb: number;
  readonly au: number;
  readonly bu: number;
  readonly uu: number;
}

/**
 * For each exponent the curve with the least squares, within bounds. At least one point. The squares are convex in the two ends, so the
 * best lies inside, on an edge or in a corner, and all of these are tried. Cost: an exponential for each point and exponent.
 */
export function powerCurves(points: readonly TimedUtility[], exponents: readonly number[], bounds: CurveBounds): readonly PowerCurve[] {
  const logTimes = points.map(({ time }) => Math.log(time));
  return exponents.map((exponent) => {
    const sums = curveSums(points, logTimes, 1 / exponent);
    const level = inside(bounds, (sums.au + sums.bu) / points.length);
    const ends = [{ start: level, end: level }, ...candidates(sums, bounds)].reduce((best, each) =>
      isWithin(each, bounds) && squaresOf(sums, each) < squaresOf(sums, best) ? each : best,
    );
    return { exponent, ...ends, squares: squaresOf(sums, ends), sums };
  });
}

export const bestCurve = (curves: readonly PowerCurve[]): PowerCurve =>
  curves.reduce((best, curve) => (curve.squares < best.squares ? curve : best));

/** Factors of start and end in what is read off a curve. */
export interface Reading {
  readonly ofStart: number;
  readonly ofEnd: number;
}

/** Variance of what is read off the curve, where each point has variance 1; infinite where the points cannot tell. */
export function readingVariance({ sums }: PowerCurve, { ofStart, ofEnd }: Reading): number {
  const determinant = determinantOf(sums);
  if (determinant === 0) return Infinity;
  return (ofStart ** 2 * sums.bb - 2 * ofStart * ofEnd * sums.ab + ofEnd ** 2 * sums.aa) / determinant;
}

interface Ends {
  readonly start: number;
  readonly end: number;
}

function curveSums(points: readonly TimedUtility[], logTimes: readonly number[], power: number): CurveSums {
  let [aa, ab, bb, au, bu, uu] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < points.length; k++) {
    const utility = points[k]?.utility ?? 0;
    const b = Math.exp((logTimes[k] ?? 0) * power);
    const a = 1 - b;
    aa += a * a;
    ab += a * b;
    bb += b * b;
    au += a * utility;
    bu += b * utility;
    uu += utility * utility;
  }
  return { aa, ab, bb, au, bu, uu };
}

/** The best ends without regard to bounds, and the best on each edge. */
function candidates(sums: CurveSums, bounds: CurveBounds): readonly Ends[] {
  const { aa, ab, bb, au, bu } = sums;
  const determinant = determinantOf(sums);
  const found: Ends[] = [];
  if (determinant > 0) found.push({ start: (au * bb - bu * ab) / determinant, end: (bu * aa - au * ab) / determinant });
  for (const edge of [bounds.least, bounds.most]) {
    if (!Number.isFinite(edge)) continue;
    if (bb > 0) found.push({ start: edge, end: inside(bounds, (bu - edge * ab) / bb) });
    if (aa > 0) found.push({ start: inside(bounds, (au - edge * ab) / aa), end: edge });
  }
  return found;
}

const inside = ({ least, most }: CurveBounds, value: number): number => Math.min(most, Math.max(least, value));

/** Below this share of what it could be, a determinant is rounding: the points lie at one time. */
const ROUNDING = 1e-12;

function determinantOf({ aa, ab, bb }: CurveSums): number {
  const determinant = aa * bb - ab * ab;
  return determinant > ROUNDING * aa * bb ? determinant : 0;
}

function isWithin({ start, end }: Ends, { direction, least, most }: CurveBounds): boolean {
  const isOrdered = direction === "falling" ? end <= start : start <= end;
  return isOrdered && Math.min(start, end) >= least && Math.max(start, end) <= most;
}

const squaresOf = ({ aa, ab, bb, au, bu, uu }: CurveSums, { start, end }: Ends): number =>
  Math.max(0, uu - 2 * (start * au + end * bu) + start * start * aa + 2 * start * end * ab + end * end * bb);
