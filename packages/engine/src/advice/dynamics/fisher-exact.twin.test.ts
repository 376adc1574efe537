import { expect, test } from "vitest";
import { fisherExact } from "./fisher-exact.ts";

/** Every way of dealing out the hits, one by one. */
function twin(hits: readonly [number, number], misses: readonly [number, number]): number {
  const [first, all] = [hits[0] + misses[0], hits[0] + hits[1] + misses[0] + misses[1]];
  const counts = new Map<number, number>();
  for (let bits = 0; bits < 2 ** all; bits++) {
    const dealt = [...bits.toString(2)].filter((bit) => bit === "1").length;
    if (dealt !== hits[0] + hits[1]) continue;
    const inFirst = [...(bits % 2 ** first).toString(2)].filter((bit) => bit === "1").length;
    counts.set(inFirst, (counts.get(inFirst) ?? 0) + 1);
  }
  const seen = counts.get(hits[0]) ?? 0;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts.values()].filter((count) => count <= seen).reduce((sum, count) => sum + count, 0) / total;
}

test("Fisher's exact test is the share of deals at least as unlikely, for every small table", () => {
  const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, k) => k);
  const tables = upTo(4).flatMap((a) => upTo(3).flatMap((b) => upTo(4).flatMap((c) => upTo(2).map((d) => [a, b, c, d] as const))));
  for (const [a, b, c, d] of tables) expect(fisherExact({ hits: [a, c], misses: [b, d] })).toBeCloseTo(twin([a, c], [b, d]), 9);
});

test("the lady tasting tea: all four cups right has a chance of 2 in 70 either way", () => {
  expect(fisherExact({ hits: [4, 0], misses: [0, 4] })).toBeCloseTo(2 / 70, 12);
});

test("nothing to compare is no difference", () => {
  expect(fisherExact({ hits: [0, 0], misses: [0, 0] })).toBe(1);
  expect(fisherExact({ hits: [3, 0], misses: [2, 0] })).toBe(1);
});
