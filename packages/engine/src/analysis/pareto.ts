import { undominated } from "./undominated.ts";

/** Points by column: one Float64Array a party (two at least), all of the same length or longer than `length`. */
export interface Points {
  readonly length: number;
  readonly columns: readonly Float64Array[];
  /** How many outcomes stand behind each point. */
  readonly counts: Float64Array;
}

/**
 * Places of the points that no other dominates, one a distinct vector, in descending lexicographic order. The counts of
 * points with the same vector are added up in `counts` at the place kept. Exact comparisons; -Infinity never survives
 * unless all are -Infinity in a party. Cost: a sort, then a sweep (two parties), a staircase (three), or divide and conquer
 * (more), about n × log(n) ^ (parties - 2).
 */
export function pareto(points: Points): Uint32Array {
  const order = descending(points);
  const distinct = mergeEqual(points, order);
  switch (points.columns.length) {
    case 2:
      return sweep(points, distinct);
    case 3:
      return staircase(points, distinct);
    default:
      return undominated(points.columns, distinct);
  }
}

function descending({ length, columns }: Points): Uint32Array {
  const order = new Uint32Array(length);
  for (let k = 0; k < length; k++) order[k] = k;
  const [first = new Float64Array(), ...rest] = columns;
  return order.sort((a, b) => {
    const difference = (first[b] ?? 0) - (first[a] ?? 0);
    if (difference !== 0) return difference;
    for (const column of rest) {
      const next = (column[b] ?? 0) - (column[a] ?? 0);
      if (next !== 0) return next;
    }
    return a - b;
  });
}

/** Of neighbours that are equal, the first stands for all. */
function mergeEqual({ columns, counts }: Points, order: Uint32Array): Uint32Array {
  const kept = new Uint32Array(order.length);
  let size = 0;
  for (const place of order) {
    const last = kept[size - 1] ?? place;
    if (size > 0 && columns.every((column) => column[last] === column[place])) counts[last] = (counts[last] ?? 0) + (counts[place] ?? 0);
    else kept[size++] = place;
  }
  return kept.subarray(0, size);
}

function sweep({ columns }: Points, order: Uint32Array): Uint32Array {
  const second = columns[1] ?? new Float64Array();
  let best = -Infinity;
  return order.filter((place) => {
    const value = second[place] ?? 0;
    if (value <= best) return false;
    best = value;
    return true;
  });
}

/** Keeps the (second, third) values seen so far that no other seen exceeds in both: second ascending, third descending. */
function staircase({ columns }: Points, order: Uint32Array): Uint32Array {
  const [, second = new Float64Array(), third = new Float64Array()] = columns;
  const stepsY: number[] = [];
  const stepsZ: number[] = [];
  return order.filter((place) => {
    const y = second[place] ?? 0;
    const z = third[place] ?? 0;
    let low = 0;
    let high = stepsY.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((stepsY[middle] ?? 0) >= y) high = middle;
      else low = middle + 1;
    }
    // The first step with second >= y has the largest third among those.
    if (low < stepsY.length && (stepsZ[low] ?? 0) >= z) return false;
    let from = low;
    while (from > 0 && (stepsZ[from - 1] ?? 0) <= z) from--;
    const until = low < stepsY.length && stepsY[low] === y ? low + 1 : low;
    stepsY.splice(from, until - from, y);
    stepsZ.splice(from, until - from, z);
    return true;
  });
}
