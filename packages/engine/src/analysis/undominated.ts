/** Sets this small are compared pair by pair. */
const FEW = 16;

/**
 * For four parties or more: of distinct points in descending lexicographic order, those that no other dominates, in the
 * same order. Divide and conquer (Kung, Luccio and Preparata 1975): whatever precedes a point is at least as good for the
 * first party, so the better half need only be compared with the other half in the remaining parties.
 */
export function undominated(columns: readonly Float64Array[], order: Uint32Array): Uint32Array {
  return new Contest(columns).undominated(order);
}

class Contest {
  readonly #columns: readonly Float64Array[];
  /** By place: 1 for points found dominated. */
  readonly #beaten: Uint8Array;

  constructor(columns: readonly Float64Array[]) {
    this.#columns = columns;
    this.#beaten = new Uint8Array(columns[0]?.length ?? 0);
  }

  undominated(order: Uint32Array): Uint32Array {
    if (order.length <= 1) return order;
    const middle = order.length >>> 1;
    const better = this.undominated(order.subarray(0, middle));
    const other = this.undominated(order.subarray(middle));
    this.#compare(better, other, 1);
    const kept = new Uint32Array(better.length + other.length);
    kept.set(better);
    const left = this.#unbeaten(other);
    kept.set(left, better.length);
    return kept.subarray(0, better.length + left.length);
  }

  #unbeaten(points: Uint32Array): Uint32Array {
    return points.filter((place) => this.#beaten[place] === 0);
  }

  /** Marks the points for which one of `by` is at least as good in every column from `from` on; in those before it, all are. */
  #compare(by: Uint32Array, points: Uint32Array, from: number): void {
    if (by.length === 0 || points.length === 0) return;
    if (by.length <= FEW || points.length <= FEW) return this.#pairByPair(by, points, from);
    if (this.#columns.length - from === 2) return this.#sweep(by, points, from);
    const column = this.#columns[from] ?? new Float64Array();
    const bar = middleOf(column, by, points);
    if (bar === undefined) return this.#compare(by, points, from + 1);
    const [high, low] = [by.filter((place) => (column[place] ?? 0) >= bar), by.filter((place) => (column[place] ?? 0) < bar)];
    const lower = points.filter((place) => (column[place] ?? 0) < bar);
    this.#compare(
      high,
      points.filter((place) => (column[place] ?? 0) >= bar),
      from,
    );
    this.#compare(high, lower, from + 1);
    this.#compare(low, this.#unbeaten(lower), from);
  }

  #pairByPair(by: Uint32Array, points: Uint32Array, from: number): void {
    for (const place of points) if (by.some((other) => this.#isAtLeast(other, place, from))) this.#beaten[place] = 1;
  }

  #isAtLeast(other: number, place: number, from: number): boolean {
    for (let party = from; party < this.#columns.length; party++) {
      const column = this.#columns[party];
      if ((column?.[other] ?? 0) < (column?.[place] ?? 0)) return false;
    }
    return true;
  }

  /** Two columns left: by the first of them, best first, remembering the best of the second. */
  #sweep(by: Uint32Array, points: Uint32Array, from: number): void {
    const [first = new Float64Array(), second = new Float64Array()] = this.#columns.slice(from);
    const descending = (a: number, b: number): number => (first[b] ?? 0) - (first[a] ?? 0);
    const strong = by.toSorted(descending);
    let [next, best] = [0, -Infinity];
    for (const place of points.toSorted(descending)) {
      const value = first[place] ?? 0;
      for (; next < strong.length && (first[strong[next] ?? 0] ?? 0) >= value; next++)
        best = Math.max(best, second[strong[next] ?? 0] ?? 0);
      if (best >= (second[place] ?? 0)) this.#beaten[place] = 1;
    }
  }
}

/** A value that about half of these places reach, and at least one does not; undefined where all are equal. */
function middleOf(column: Float64Array, ...sets: readonly Uint32Array[]): number | undefined {
  const values = Float64Array.from(
    sets.flatMap((set) => [...set]),
    (place) => column[place] ?? 0,
  ).sort();
  const [least] = values;
  const middle = values[values.length >>> 1];
  return middle === least ? values.find((value) => value > (least ?? 0)) : middle;
}
