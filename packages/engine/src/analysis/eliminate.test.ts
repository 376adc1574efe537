import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { eliminatedFrontier } from "./eliminated-frontier.ts";
import { eliminate, planElimination } from "./eliminate.ts";
import { frontierOfSums, oversizedGroup, traceOutcome } from "./frontier-of-sums.ts";
import { groupFrontier } from "./group-frontier.ts";
import type { Sums } from "./sums.ts";

/** A random space whose issues are tied pair by pair, as asked. */
function tied(sizes: readonly number[], pairs: readonly (readonly [number, number])[], seed: number, parties = 2): Sums {
  const rng = Rng.fromSeed(seed);
  const condition = (issues: readonly number[]) => ({
    issues,
    masks: issues.map((issue) =>
      Uint8Array.from({ length: sizes[issue] ?? 1 }, (_, option) => (option === 0 || rng.below(2) === 0 ? 1 : 0)),
    ),
  });
  return {
    parties,
    sizes,
    constants: Array.from({ length: parties }, () => 0),
    tables: Array.from({ length: parties }, () => sizes.map((size) => Float64Array.from({ length: size }, () => rng.below(30)))),
    terms: pairs.map((pair, k) => ({ party: k % parties, condition: condition(pair), amount: rng.below(20) - 10 })),
    excluded: pairs.filter((_, k) => k % 3 === 1).map((pair) => condition(pair)),
  };
}

const points = (frontier: { columns: readonly Float64Array[]; counts: Float64Array; length: number }): number[][] =>
  Array.from({ length: frontier.length }, (_, k) => [...frontier.columns.map((column) => column[k] ?? 0), frontier.counts[k] ?? 0]);
const chain = (length: number): [number, number][] => Array.from({ length: length - 1 }, (_, k) => [k, k + 1]);

test.each([2, 3, 4])("with %i parties, settling issues one by one finds the same frontier and ties as enumerating", (parties) => {
  for (let seed = 1; seed <= 30; seed++) {
    const pairs: [number, number][] = [
      ...chain(6),
      ...(seed % 2 === 0 ? [[0, 3] as [number, number]] : []),
      ...(seed % 5 === 0 ? [[2, 5] as [number, number]] : []),
    ];
    const sums = tied([3, 2, 4, 3, 2, 3], pairs, seed, parties);
    const group = [0, 1, 2, 3, 4, 5];
    expect(points(eliminatedFrontier(sums, group)), `seed ${seed}`).toEqual(points(groupFrontier(sums, group)));
  }
});

test("a chain of 40 tied issues, 10^40 combinations, is settled exactly, and its outcomes have the utilities said", () => {
  const sums = tied(
    Array.from({ length: 40 }, () => 10),
    chain(40),
    1,
  );
  expect(oversizedGroup(sums)).toBeUndefined();
  const staged = frontierOfSums(sums);
  const last = staged.stages.at(-1);
  expect(last?.length).toBeGreaterThan(10);
  for (let place = 0; place < (last?.length ?? 0); place++) {
    const numbers = traceOutcome(staged, place);
    const utilities = sums.tables.map((tables, party) => {
      const additive = tables.reduce((sum, table, issue) => sum + (table[numbers[issue] ?? 0] ?? 0), 0);
      const met = sums.terms.filter(
        (term) => term.party === party && term.condition.issues.every((issue, k) => term.condition.masks[k]?.[numbers[issue] ?? 0] === 1),
      );
      return met.reduce((sum, term) => sum + term.amount, additive);
    });
    expect(utilities).toEqual(last?.columns.map((column) => column[place]));
  }
});

test("a knot in which everything is tied to everything is left to enumeration", () => {
  const all = Array.from({ length: 5 }, (_, a) => Array.from({ length: a }, (_, b) => [b, a] as [number, number])).flat();
  expect(planElimination(tied([10, 10, 10, 10, 10], all, 1), [0, 1, 2, 3, 4]).work).toBeGreaterThanOrEqual(100_000);
});

test("counting by elimination counts what is not excluded, and nothing where all is", () => {
  const counting = {
    one: 1n,
    choose: () => 1n,
    multiply: (a: bigint, b: bigint) => a * b,
    sum: (values: readonly bigint[]) => values.reduce((a, b) => a + b),
  };
  const never = { issues: [0, 1], masks: [Uint8Array.of(1, 1), Uint8Array.of(1, 1)] };
  const open = { ...tied([2, 2, 2], [], 1), excluded: [{ issues: [0, 1], masks: [Uint8Array.of(1, 0), Uint8Array.of(1, 0)] }] };
  expect(eliminate(open, [0, 1, 2], counting)).toBe(6n);
  expect(eliminate({ ...open, excluded: [never] }, [0, 1, 2], counting)).toBeUndefined();
});
