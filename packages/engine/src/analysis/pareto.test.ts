import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { pareto } from "./pareto.ts";

/** The distinct rows that no other row is at least as good as everywhere, with how many rows are equal to each. */
function twin(rows: readonly (readonly number[])[]): string[] {
  const distinct = new Map(rows.map((row) => [row.join(), row]));
  const isBeaten = (row: readonly number[]): boolean =>
    [...distinct.values()].some((other) => other.join() !== row.join() && row.every((value, party) => (other[party] ?? 0) >= value));
  return [...distinct.values()]
    .filter((row) => !isBeaten(row))
    .map((row) => `${row.join()} x${rows.filter((other) => other.join() === row.join()).length}`)
    .sort();
}

test.each([2, 3, 4, 5, 6])("with %i parties, the undominated points and their counts are those of comparing every pair", (parties) => {
  for (let seed = 1; seed <= 40; seed++) {
    const rng = Rng.fromSeed(seed);
    const [length, values] = [rng.below(250), 1 + rng.below(seed % 3 === 0 ? 1000 : 5)];
    const columns = Array.from({ length: parties }, () => Float64Array.from({ length }, () => rng.below(values) - 2));
    const counts = new Float64Array(length).fill(1);
    const row = (place: number): number[] => columns.map((column) => column[place] ?? 0);
    const expected = twin(Array.from({ length }, (_, place) => row(place)));
    const kept = pareto({ length, columns, counts });
    expect(Array.from(kept, (place) => `${row(place).join()} x${counts[place]}`).sort(), `seed ${seed}`).toEqual(expected);
    expect([...kept], `order of seed ${seed}`).toEqual([...kept].sort((a, b) => order(row(b), row(a))));
  }
});

function order(a: readonly number[], b: readonly number[]): number {
  const k = a.findIndex((value, party) => value !== b[party]);
  return k < 0 ? 0 : (a[k] ?? 0) - (b[k] ?? 0);
}
