import { gather } from "./candidates.ts";
import { pareto } from "./pareto.ts";
import type { PartialFrontier } from "./partial-frontier.ts";

/**
 * The frontier of all sums of a point of `made` and a point of `group`. A sum with a dominated part is itself dominated, so
 * nothing else needs looking at. Two parties: a linear sweep of sorted lists, one shifted copy after the other. More: all
 * sums, then the general filter.
 */
export function mergeFrontiers(made: PartialFrontier, group: PartialFrontier): PartialFrontier {
  return made.columns.length === 2 ? mergeTwoParties(made, group) : mergeManyParties(made, group);
}

function mergeManyParties(made: PartialFrontier, group: PartialFrontier): PartialFrontier {
  const length = made.length * group.length;
  const columns = made.columns.map((column, party) => {
    const other = group.columns[party] ?? column;
    const sums = new Float64Array(length);
    for (let j = 0, place = 0; j < group.length; j++)
      for (let i = 0; i < made.length; i++) sums[place++] = (column[i] ?? 0) + (other[j] ?? 0);
    return sums;
  });
  const counts = new Float64Array(length);
  for (let j = 0, place = 0; j < group.length; j++)
    for (let i = 0; i < made.length; i++) counts[place++] = (made.counts[i] ?? 0) * (group.counts[j] ?? 0);
  const kept = pareto({ length, columns, counts });
  return {
    length: kept.length,
    columns: columns.map((column) => gather(column, kept, new Float64Array(kept.length))),
    counts: gather(counts, kept, new Float64Array(kept.length)),
    previous: kept.map((place) => place % made.length),
    combination: kept.map((place) => group.combination[Math.floor(place / made.length)] ?? 0),
  };
}

/** A list under construction, with room to spare. */
interface Lane {
  length: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly counts: Float64Array;
  readonly previous: Uint32Array;
  readonly shift: Uint32Array;
}

/** Shifts the longer list by each point of the shorter, so that one long list costs no more than one sweep a point of the other. */
function mergeTwoParties(made: PartialFrontier, group: PartialFrontier): PartialFrontier {
  const isGroupLonger = group.length > made.length;
  const [long, short] = isGroupLonger ? [group, made] : [made, group];
  let [current, spare] = [lane(long.length), lane(long.length)];
  for (let shift = 0; shift < short.length; shift++) {
    if (spare.first.length < current.length + long.length) spare = lane(2 * (current.length + long.length));
    sweepTogether(current, { long, short, shift }, spare);
    [current, spare] = [spare, current];
  }
  const { length } = current;
  const [inMade, inGroup] = isGroupLonger ? [current.shift, current.previous] : [current.previous, current.shift];
  return {
    length,
    columns: [current.first.slice(0, length), current.second.slice(0, length)],
    counts: current.counts.slice(0, length),
    previous: inMade.slice(0, length),
    combination: inGroup.slice(0, length).map((place) => group.combination[place] ?? 0),
  };
}

const lane = (room: number): Lane => ({
  length: 0,
  first: new Float64Array(room),
  second: new Float64Array(room),
  counts: new Float64Array(room),
  previous: new Uint32Array(room),
  shift: new Uint32Array(room),
});

/** Merges `long`, shifted by one point of `short`, into what is there already; both descend in the first value. */
function sweepTogether(left: Lane, right: { long: PartialFrontier; short: PartialFrontier; shift: number }, into: Lane): void {
  const { long, short, shift } = right;
  const [longFirst = left.first, longSecond = left.second] = long.columns;
  const byFirst = short.columns[0]?.[shift] ?? 0;
  const bySecond = short.columns[1]?.[shift] ?? 0;
  const times = short.counts[shift] ?? 0;
  const { first, second, counts, previous, shift: shifts } = into;
  const [leftFirst, leftSecond, leftLength, rightLength] = [left.first, left.second, left.length, long.length];
  let [i, j, size, best] = [0, 0, 0, -Infinity];
  while (i < leftLength || j < rightLength) {
    const leftX = i < leftLength ? (leftFirst[i] ?? 0) : -Infinity;
    const rightX = j < rightLength ? (longFirst[j] ?? 0) + byFirst : -Infinity;
    const leftY = i < leftLength ? (leftSecond[i] ?? 0) : -Infinity;
    const rightY = j < rightLength ? (longSecond[j] ?? 0) + bySecond : -Infinity;
    const takeLeft = leftX > rightX || (leftX === rightX && leftY >= rightY);
    const y = takeLeft ? leftY : rightY;
    const count = takeLeft ? (left.counts[i] ?? 0) : (long.counts[j] ?? 0) * times;
    if (y > best) {
      first[size] = takeLeft ? leftX : rightX;
      second[size] = y;
      counts[size] = count;
      previous[size] = takeLeft ? (left.previous[i] ?? 0) : j;
      shifts[size] = takeLeft ? (left.shift[i] ?? 0) : shift;
      best = y;
      size++;
    } else if (y === best && first[size - 1] === (takeLeft ? leftX : rightX)) {
      counts[size - 1] = (counts[size - 1] ?? 0) + count;
    }
    if (takeLeft) i++;
    else j++;
  }
  into.length = size;
}
