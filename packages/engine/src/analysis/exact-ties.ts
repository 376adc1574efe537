import type { StagedFrontier } from "./frontier-of-sums.ts";
import type { PartialFrontier } from "./partial-frontier.ts";

/** Above this a count of doubles may have been rounded. */
const EXACT = 2 ** 53;

/** How many outcomes stand behind each point of the last stage; exact beyond 2^53 too, then by counting again in big integers. */
export function exactTies(staged: StagedFrontier): bigint[] {
  const last = staged.stages.at(-1);
  if (last === undefined) return [];
  if (last.counts.every((count) => count < EXACT)) return Array.from(last.counts, BigInt);
  let counts: bigint[] = [1n];
  for (let g = 0; g < staged.parts.length; g++) {
    const [before, part, after] = [staged.stages[g], staged.parts[g], staged.stages[g + 1]];
    if (before && part && after) counts = countStage({ before, part, after }, counts);
  }
  return counts;
}

/** A point's ways are, over all additions that could have been last, the ways of what was there before. */
function countStage(
  { before, part, after }: Readonly<Record<"before" | "part" | "after", PartialFrontier>>,
  counts: readonly bigint[],
): bigint[] {
  const sought = new Float64Array(after.columns.length);
  return Array.from({ length: after.length }, (_, place) => {
    let ways = 0n;
    for (let addition = 0; addition < part.length; addition++) {
      for (let party = 0; party < sought.length; party++) {
        sought[party] = (after.columns[party]?.[place] ?? 0) - (part.columns[party]?.[addition] ?? 0);
      }
      const found = placeOf(before, sought);
      if (found >= 0) ways += (counts[found] ?? 0n) * (part.exactCounts?.[addition] ?? BigInt(part.counts[addition] ?? 0));
    }
    return ways;
  });
}

/** Binary search in descending lexicographic order; -1 where absent. */
export function placeOf(frontier: PartialFrontier, sought: Float64Array): number {
  let [low, high] = [0, frontier.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareAt(frontier, middle, sought);
    if (order === 0) return middle;
    if (order > 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function compareAt(frontier: PartialFrontier, place: number, sought: Float64Array): number {
  for (let party = 0; party < sought.length; party++) {
    const difference = (frontier.columns[party]?.[place] ?? 0) - (sought[party] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
