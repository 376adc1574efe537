import type { CompiledCase } from "../model/compiled-case.ts";
import type { Condition } from "../model/condition.ts";
import { type BigSums, bigSums } from "./big-sums.ts";
import type { Choices } from "./choices.ts";
import { eliminate, type Semiring } from "./eliminate.ts";
import { forEachBlock } from "./for-each-block.ts";
import { canEliminate } from "./frontier-of-sums.ts";
import { groupFrontier } from "./group-frontier.ts";
import { issueGroups } from "./issue-groups.ts";
import { pareto } from "./pareto.ts";
import type { PartialFrontier } from "./partial-frontier.ts";

/** A distinct vector of utilities in units, with choices that make it (of the issues settled so far) and how many do. */
export interface BigPoint {
  readonly units: readonly bigint[];
  readonly ties: bigint;
  readonly choices: Choices;
}

/**
 * The frontier where sums pass 2^53: the same idea as for doubles, group by group, on big integers, in descending
 * lexicographic order. Within a group doubles reject what is clearly dominated, so that few combinations are summed exactly.
 */
export function bigFrontier(compiled: CompiledCase, excluded: readonly Condition[]): readonly BigPoint[] {
  const { sizes } = compiled.space;
  const sums = bigSums(compiled, excluded);
  const conditions = [...sums.rough.terms.map((term) => term.condition), ...excluded];
  const parts = issueGroups(sizes.length, conditions).map((group) =>
    canEliminate(sums.rough, group) ? (eliminate(sums.rough, group, pointsSemiring(sums)) ?? []) : enumerated(sums, group),
  );
  const start: BigPoint = { units: compiled.utilities.map((utility) => utility.constant), ties: 1n, choices: null };
  return parts.sort((a, b) => a.length - b.length).reduce<readonly BigPoint[]>(joined, [start]);
}

const pointsSemiring = (sums: BigSums): Semiring<readonly BigPoint[]> => ({
  one: [{ units: Array.from({ length: sums.rough.parties }, () => 0n), ties: 1n, choices: null }],
  choose: (choice) => [{ units: sums.added(choice), ties: 1n, choices: { issues: [choice.issue], combination: choice.option } }],
  multiply: joined,
  sum: (alternatives) => (alternatives.length === 1 ? (alternatives[0] ?? []) : undominated(alternatives.flat())),
});

/** All sums of a point of each that no other dominates. */
function joined(a: readonly BigPoint[], b: readonly BigPoint[]): readonly BigPoint[] {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const [only] = short;
  if (only !== undefined && short.length === 1) return long.map((point) => sum(point, only));
  const points = new Contenders();
  for (const addition of short) for (const point of long) points.add(sum(point, addition));
  return points.undominated();
}

/** Points that may be on a frontier, thinned out to those that are now and then, which bounds memory. */
class Contenders {
  #points: BigPoint[] = [];
  #room = 1 << 17;

  add(point: BigPoint): void {
    this.#points.push(point);
    if (this.#points.length < this.#room) return;
    this.#points = undominated(this.#points);
    this.#room = Math.max(this.#room, 2 * this.#points.length);
  }

  undominated(): readonly BigPoint[] {
    return undominated(this.#points);
  }
}

const sum = (a: BigPoint, b: BigPoint): BigPoint => ({
  units: a.units.map((value, party) => value + (b.units[party] ?? 0n)),
  ties: a.ties * b.ties,
  choices: { left: a.choices, right: b.choices },
});

function enumerated(sums: BigSums, group: readonly number[]): readonly BigPoint[] {
  const isOut = clearlyDominated(groupFrontier(sums.rough, group), sums.blur);
  const unitsAt = sums.unitsAt(group);
  const points = new Contenders();
  forEachBlock(sums.rough, group, ({ start, length, columns }) => {
    for (let k = 0; k < length; k++) {
      if ((columns[0]?.[k] ?? 0) === -Infinity || isOut(columns, k)) continue;
      const combination = start + k;
      points.add({ units: unitsAt(combination), ties: 1n, choices: { issues: group, combination } });
    }
  });
  return points.undominated();
}

/** Whether a rough point exceeds another by so much, for every party, that the exact ones are in the same order. */
function clearlyDominated(
  { length, columns: best }: PartialFrontier,
  blur: readonly number[],
): (columns: readonly Float64Array[], k: number) => boolean {
  const [first = new Float64Array()] = best;
  const exceeds = (place: number, columns: readonly Float64Array[], k: number): boolean =>
    best.every((column, party) => (column[place] ?? 0) > (columns[party]?.[k] ?? 0) + (blur[party] ?? 0));
  return (columns, k) => {
    const bar = (columns[0]?.[k] ?? 0) + (blur[0] ?? 0);
    let [low, high] = [0, length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((first[middle] ?? 0) > bar) low = middle + 1;
      else high = middle;
    }
    // Of the points before `low`, the last is the best for the second of two parties.
    for (let place = low - 1; place >= 0; place--) {
      if (exceeds(place, columns, k)) return true;
      if (best.length === 2) return false;
    }
    return false;
  };
}

/** Equal points become one, and their ties add up. Compares by rank, which keeps every order and every equality. */
function undominated(points: readonly BigPoint[]): BigPoint[] {
  const parties = points[0]?.units.length ?? 0;
  const columns = Array.from({ length: parties }, (_, party) => ranks(points.map((point) => point.units[party] ?? 0n)));
  const kept = pareto({ length: points.length, columns, counts: new Float64Array(points.length) });
  const keyOf = (place: number): string => columns.map((column) => column[place]).join();
  const ties = new Map(Array.from(kept, (place) => [keyOf(place), 0n]));
  for (const [place, point] of points.entries()) {
    const known = ties.get(keyOf(place));
    if (known !== undefined) ties.set(keyOf(place), known + point.ties);
  }
  return Array.from(kept, (place) => ({ place, point: points[place] })).flatMap(({ place, point }) =>
    point === undefined ? [] : [{ ...point, ties: ties.get(keyOf(place)) ?? point.ties }],
  );
}

function ranks(values: readonly bigint[]): Float64Array {
  const sorted = [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
  const rankOf = new Map(sorted.map((value, rank) => [value, rank]));
  return Float64Array.from(values, (value) => rankOf.get(value) ?? 0);
}
