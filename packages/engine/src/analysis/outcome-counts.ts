import type { CompiledCase } from "../model/compiled-case.ts";
import type { Condition } from "../model/condition.ts";
import { type BigSums, bigSums } from "./big-sums.ts";
import { combinationsOf, forEachBlock } from "./for-each-block.ts";
import { eliminate, type Semiring } from "./eliminate.ts";
import { canEliminate, GROUP_LIMIT, tyingConditions } from "./frontier-of-sums.ts";
import { issueGroups } from "./issue-groups.ts";
import { exactSums, inadmissible, type Sums } from "./sums.ts";

/** How large the outcome space is, and how far each party's utility reaches in it. */
export interface OutcomeCounts {
  /** Outcomes that meet every public constraint. Null where a group of issues is too large to count. */
  readonly outcomes: bigint | null;
  /** Of these, the ones that cross no red line. */
  readonly admissible: bigint | null;
  /** By party, in units, over admissible outcomes; null where there are none, or too many to look at. */
  readonly worst: readonly bigint[] | null;
  readonly best: readonly bigint[] | null;
}

/** Exact; enumerates within groups of tied issues only. */
export function outcomeCounts(compiled: CompiledCase): OutcomeCounts {
  const outcomes = countOutcomes(compiled, compiled.constraints);
  const reach = reachOfAdmissible(compiled);
  return { outcomes, ...reach };
}

function countOutcomes(compiled: CompiledCase, excluded: readonly Condition[]): bigint | null {
  const { sizes } = compiled.space;
  const still: Sums = { parties: 1, sizes, constants: [0], tables: [sizes.map((size) => new Float64Array(size))], terms: [], excluded };
  let product = 1n;
  for (const group of issueGroups(sizes.length, excluded)) {
    const isFree = !excluded.some((condition) => condition.issues.every((issue) => group.includes(issue)));
    if (isFree) product *= group.reduce((size, issue) => size * BigInt(sizes[issue] ?? 1), 1n);
    else if (canEliminate(still, group)) product *= eliminate(still, group, COUNTING) ?? 0n;
    else if (combinationsOf(still, group) > GROUP_LIMIT) return null;
    else product *= BigInt(countGroup(still, group));
  }
  return product;
}

const COUNTING: Semiring<bigint> = {
  one: 1n,
  choose: () => 1n,
  multiply: (a, b) => a * b,
  sum: (values) => values.reduce((a, b) => a + b),
};

function countGroup(sums: Sums, group: readonly number[]): number {
  let count = 0;
  forEachBlock(sums, group, ({ columns }) => {
    for (const value of columns[0] ?? []) if (value > -Infinity) count++;
  });
  return count;
}

interface GroupReach {
  readonly count: bigint;
  readonly worst: readonly bigint[];
  readonly best: readonly bigint[];
}

function reachOfAdmissible(compiled: CompiledCase): Pick<OutcomeCounts, "admissible" | "worst" | "best"> {
  const excluded = inadmissible(compiled);
  const exact = exactSums(compiled, excluded);
  const big = bigSums(compiled, excluded);
  const sums = exact ?? big.rough;
  const constants = compiled.utilities.map((utility) => utility.constant);
  let total: GroupReach = { count: 1n, worst: constants, best: constants };
  for (const group of issueGroups(sums.sizes.length, tyingConditions(sums))) {
    const isEliminable = canEliminate(sums, group);
    if (!isEliminable && combinationsOf(sums, group) > GROUP_LIMIT) {
      return { admissible: countOutcomes(compiled, excluded), worst: null, best: null };
    }
    const reach = isEliminable ? eliminatedReach(big, group) : exact === null ? bigReach(big, group) : groupReach(exact, group);
    if (reach === null) return { admissible: 0n, worst: null, best: null };
    total = {
      count: total.count * reach.count,
      worst: total.worst.map((value, party) => value + (reach.worst[party] ?? 0n)),
      best: total.best.map((value, party) => value + (reach.best[party] ?? 0n)),
    };
  }
  return { admissible: total.count, worst: total.worst, best: total.best };
}

function groupReach(sums: Sums, group: readonly number[]): GroupReach | null {
  const worst = new Float64Array(sums.parties).fill(Infinity);
  const best = new Float64Array(sums.parties).fill(-Infinity);
  let count = 0;
  forEachBlock(sums, group, ({ columns, length }) => {
    for (const [party, column] of columns.entries()) {
      let [low, high, seen] = [worst[party] ?? 0, best[party] ?? 0, 0];
      for (let k = 0; k < length; k++) {
        const value = column[k] ?? 0;
        if (value === -Infinity) continue;
        seen++;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      worst[party] = low;
      best[party] = high;
      if (party === 0) count += seen;
    }
  });
  return count === 0 ? null : { count: BigInt(count), worst: Array.from(worst, BigInt), best: Array.from(best, BigInt) };
}

function eliminatedReach(big: BigSums, group: readonly number[]): GroupReach | null {
  const count = eliminate(big.rough, group, COUNTING);
  const worst = eliminate(big.rough, group, extreme(big, smaller));
  const best = eliminate(big.rough, group, extreme(big, larger));
  return count && worst && best ? { count, worst, best } : null;
}

/** By party, the least or most that choices can add up to. */
const extreme = (big: BigSums, pick: (a: bigint, b: bigint) => bigint): Semiring<readonly bigint[]> => ({
  one: Array.from({ length: big.rough.parties }, () => 0n),
  choose: (choice) => big.added(choice),
  multiply: (a, b) => a.map((value, party) => value + (b[party] ?? 0n)),
  sum: (values) => values.reduce((a, b) => a.map((value, party) => pick(value, b[party] ?? value))),
});

const smaller = (a: bigint, b: bigint): bigint => (b < a ? b : a);
const larger = (a: bigint, b: bigint): bigint => (b > a ? b : a);

/** Only combinations that doubles find at a party's rough end are summed exactly. */
function bigReach(big: BigSums, group: readonly number[]): GroupReach | null {
  const rough = groupReach(big.rough, group);
  if (rough === null) return null;
  const unitsAt = big.unitsAt(group);
  const lows = rough.worst.map((value, party) => Number(value) + (big.blur[party] ?? 0));
  const highs = rough.best.map((value, party) => Number(value) - (big.blur[party] ?? 0));
  const found: { ends: Pick<GroupReach, "worst" | "best"> | null } = { ends: null };
  forEachBlock(big.rough, group, ({ start, length, columns }) => {
    for (let k = 0; k < length; k++) {
      const isAtEnd = columns.some((column, party) => (column[k] ?? 0) <= (lows[party] ?? 0) || (column[k] ?? 0) >= (highs[party] ?? 0));
      if (!isAtEnd || (columns[0]?.[k] ?? 0) === -Infinity) continue;
      const units = unitsAt(start + k);
      const { worst, best } = found.ends ?? { worst: units, best: units };
      found.ends = {
        worst: worst.map((value, party) => smaller(value, units[party] ?? value)),
        best: best.map((value, party) => larger(value, units[party] ?? value)),
      };
    }
  });
  return found.ends && { count: rough.count, ...found.ends };
}
