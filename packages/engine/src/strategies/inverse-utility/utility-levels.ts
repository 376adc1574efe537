/** At most this many buckets: 256 kB, which stay near the processor. */
const MOST_BUCKETS = 2 ** 16;

/**
 * Finds a utility among many in descending order, in about 10 ns. The range is cut into equal buckets, each knowing which
 * levels fall into it, so that only these few are searched; and a target near the last one is answered at once, as
 * strategies come down slowly.
 */
export class UtilityLevels {
  readonly #points: Float64Array;
  readonly #best: number;
  readonly #worst: number;
  /** Buckets a point. */
  readonly #scale: number;
  /** By bucket, how many levels lie in the buckets above; at the end the number of all. */
  readonly #above: Uint32Array;
  #last = 0;

  /** Points descending, at least one. Equal ones may stand side by side. */
  constructor(points: Float64Array) {
    this.#points = points;
    this.#best = points[0] ?? 0;
    this.#worst = points.at(-1) ?? 0;
    const buckets = Math.min(MOST_BUCKETS, 2 * points.length);
    const scale = (buckets - 1) / (this.#best - this.#worst);
    this.#scale = Number.isFinite(scale) ? scale : 0;
    this.#above = new Uint32Array(buckets + 1);
    for (const point of points) {
      const bucket = this.#bucket(point);
      this.#above[bucket + 1] = (this.#above[bucket + 1] ?? 0) + 1;
    }
    for (let bucket = 0; bucket < buckets; bucket++) this.#above[bucket + 1] = (this.#above[bucket + 1] ?? 0) + (this.#above[bucket] ?? 0);
  }

  /** How many levels are at or above the target; none where it is NaN. */
  atOrAbove(target: number): number {
    if (!(target <= this.#best)) return 0;
    const points = this.#points;
    if (target <= this.#worst) return points.length;
    const last = this.#last;
    if ((points[last - 1] ?? Infinity) >= target && (points[last] ?? -Infinity) < target) return last;
    const bucket = this.#bucket(target);
    let low = this.#above[bucket] ?? 0;
    let high = this.#above[bucket + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((points[middle] ?? 0) >= target) low = middle + 1;
      else high = middle;
    }
    this.#last = low;
    return low;
  }

  /** How many levels are above the target; all where it is NaN. */
  above(target: number): number {
    if (target >= this.#best) return 0;
    const points = this.#points;
    if (!(target >= this.#worst)) return points.length;
    const bucket = this.#bucket(target);
    let low = this.#above[bucket] ?? 0;
    let high = this.#above[bucket + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((points[middle] ?? 0) > target) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // Rounding keeps the order, so a point in a higher bucket is never below one in a lower bucket.
  #bucket(point: number): number {
    return ((this.#best - point) * this.#scale) | 0;
  }
}
