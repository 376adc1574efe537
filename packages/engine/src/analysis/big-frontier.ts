import type { CompiledCase } from "../model/compiled-case.ts";
import { type Condition, holds } from "../model/condition.ts";
import { issueGroups } from "./issue-groups.ts";
import { pareto } from "./pareto.ts";

/** A distinct vector of utilities in units, with one outcome that has it (for the issues settled so far) and how many do. */
export interface BigPoint {
  readonly units: readonly bigint[];
  readonly ties: bigint;
  readonly numbers: Uint32Array;
}

/**
 * The frontier where sums pass 2^53: the same idea as for doubles, group by group, on big integers. Tens of times slower,
 * so it serves only cases whose numbers are that fine.
 */
export function bigFrontier(compiled: CompiledCase, excluded: readonly Condition[]): BigPoint[] {
  const { space, utilities } = compiled;
  const conditions = [...utilities.flatMap((utility) => utility.terms.map((term) => term.condition)), ...excluded];
  let made: BigPoint[] = [{ units: utilities.map((utility) => utility.constant), ties: 1n, numbers: new Uint32Array(space.sizes.length) }];
  for (const group of issueGroups(space.sizes.length, conditions)) {
    const part = undominated([...combinationPoints(compiled, excluded, group)]);
    made = undominated(made.flatMap((point) => part.map((addition) => sum(point, addition))));
  }
  return made;
}

function sum(a: BigPoint, b: BigPoint): BigPoint {
  return {
    units: a.units.map((value, party) => value + (b.units[party] ?? 0n)),
    ties: a.ties * b.ties,
    numbers: a.numbers.map((number, issue) => number + (b.numbers[issue] ?? 0)),
  };
}

/** Every admissible combination of a group of issues, constants left out. */
export function* combinationPoints(compiled: CompiledCase, excluded: readonly Condition[], group: readonly number[]): Generator<BigPoint> {
  const { sizes } = compiled.space;
  const inside = new Set(group);
  const within = (condition: Condition): boolean => condition.issues.every((issue) => inside.has(issue));
  const exclusions = excluded.filter(within);
  const terms = compiled.utilities.map((utility) => utility.terms.filter((term) => within(term.condition)));
  const total = group.reduce((product, issue) => product * (sizes[issue] ?? 1), 1);
  for (let combination = 0; combination < total; combination++) {
    const numbers = new Uint32Array(sizes.length);
    let rest = combination;
    for (const issue of group.toReversed()) {
      numbers[issue] = rest % (sizes[issue] ?? 1);
      rest = Math.floor(rest / (sizes[issue] ?? 1));
    }
    if (exclusions.some((condition) => holds(condition, numbers))) continue;
    const units = compiled.utilities.map((utility, party) => {
      const additive = group.reduce((total, issue) => total + (utility.tables[issue]?.[numbers[issue] ?? 0] ?? 0n), 0n);
      return (terms[party] ?? []).reduce((total, term) => (holds(term.condition, numbers) ? total + term.amount : total), additive);
    });
    yield { units, ties: 1n, numbers };
  }
}

/** Compares by rank, which keeps every order and every tie. */
function undominated(points: readonly BigPoint[]): BigPoint[] {
  const distinct = new Map<string, BigPoint>();
  for (const point of points) {
    const key = point.units.join();
    const same = distinct.get(key);
    distinct.set(key, same === undefined ? point : { ...same, ties: same.ties + point.ties });
  }
  const merged = [...distinct.values()];
  const parties = merged[0]?.units.length ?? 0;
  const columns = Array.from({ length: parties }, (_, party) => ranks(merged.map((point) => point.units[party] ?? 0n)));
  const kept = pareto({ length: merged.length, columns, counts: new Float64Array(merged.length) });
  return Array.from(kept, (place) => merged[place]).filter((point) => point !== undefined);
}

function ranks(values: readonly bigint[]): Float64Array {
  const sorted = [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
  const rankOf = new Map(sorted.map((value, rank) => [value, rank]));
  return Float64Array.from(values, (value) => rankOf.get(value) ?? 0);
}
