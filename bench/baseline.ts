import type { Sums } from "../packages/engine/src/analysis/sums.ts";

/** What one would write first: all sums issue by issue as small arrays, sorted and swept (two parties) or compared pairwise. */
export function plainFrontier(sums: Sums): number[][] {
  return sums.sizes.reduce<number[][]>(
    (made, size, issue) =>
      undominated(
        made.flatMap((vector) =>
          Array.from({ length: size }, (_, option) => vector.map((value, party) => value + (sums.tables[party]?.[issue]?.[option] ?? 0))),
        ),
      ),
    [sums.constants.map(() => 0)],
  );
}

function undominated(vectors: number[][]): number[][] {
  const sorted = vectors.sort((a, b) => compare(b, a));
  const distinct = sorted.filter((vector, k) => k === 0 || compare(vector, sorted[k - 1] ?? []) !== 0);
  const kept: number[][] = [];
  let best = -Infinity;
  for (const vector of distinct) {
    const [, second = 0] = vector;
    const isBeaten =
      vector.length === 2 ? second <= best : kept.some((other) => other.every((value, party) => value >= (vector[party] ?? 0)));
    if (isBeaten) continue;
    kept.push(vector);
    best = Math.max(best, second);
  }
  return kept;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [k, value] of a.entries()) if (value !== b[k]) return value - (b[k] ?? 0);
  return 0;
}

/** Evaluate every outcome into an array of arrays, sort all of them, sweep. */
export function sortEverything(sums: Sums): number[][] {
  const all = sums.sizes.reduce<number[][]>(
    (made, size, issue) =>
      made.flatMap((vector) =>
        Array.from({ length: size }, (_, option) => vector.map((value, party) => value + (sums.tables[party]?.[issue]?.[option] ?? 0))),
      ),
    [sums.constants.map(() => 0)],
  );
  return undominated(all);
}
