import type { Condition } from "../model/condition.ts";
import { type Block, combinationsOf, forEachBlock } from "./for-each-block.ts";
import { Candidates, gather } from "./candidates.ts";
import { pareto } from "./pareto.ts";
import type { PartialFrontier } from "./partial-frontier.ts";
import type { Sums } from "./sums.ts";

const MOST_BUCKETS = 4096;

/** The frontier of one group of tied issues, by enumerating its combinations (at most 2^32) and filtering as they come. */
export function groupFrontier(sums: Sums, issues: readonly number[]): PartialFrontier {
  const [only] = issues;
  if (only !== undefined && issues.length === 1 && !isConditioned(sums, only)) return issueFrontier(sums, only);
  if (combinationsOf(sums, issues) > 2 ** 32) throw new Error("Expected a group that can be enumerated");
  const candidates = new Candidates(sums.parties, combinationsOf(sums, issues));
  const filter = sums.parties === 2 ? bucketFilter(sums, issues) : strongPointFilter(candidates);
  forEachBlock(sums, issues, (block) => filter(block, candidates));
  return candidates.frontier();
}

/** By a condition on this issue alone, or by one that always holds. */
function isConditioned(sums: Sums, issue: number): boolean {
  const concerns = ({ issues }: Condition): boolean => issues.every((other) => other === issue);
  return sums.excluded.some(concerns) || sums.terms.some((term) => concerns(term.condition));
}

/** An issue that nothing ties: its options are its points. */
function issueFrontier(sums: Sums, issue: number): PartialFrontier {
  const tables = sums.tables.map((party) => party[issue] ?? new Float64Array());
  const length = sums.sizes[issue] ?? 0;
  const counts = new Float64Array(length).fill(1);
  const kept = pareto({ length, columns: tables, counts });
  return {
    length: kept.length,
    columns: tables.map((table) => gather(table, kept, new Float64Array(kept.length))),
    counts: gather(counts, kept, new Float64Array(kept.length)),
    previous: new Uint32Array(kept.length),
    combination: kept,
  };
}

type BlockFilter = (block: Block, candidates: Candidates) => void;

/**
 * Two parties: remembers the best second value in each bucket of first values. What a higher bucket beats is dominated and
 * never kept; so is what the best point of its own bucket beats. Few points are left for the exact sweep.
 */
function bucketFilter(sums: Sums, issues: readonly number[]): BlockFilter {
  const [low, high] = extentOf(sums, issues);
  const buckets = Math.min(MOST_BUCKETS, combinationsOf(sums, issues));
  const scale = high > low ? (buckets - 1) / (high - low) : 0;
  const bestSecond = new Float64Array(buckets).fill(-Infinity);
  const bestFirst = new Float64Array(buckets).fill(-Infinity);
  const higher = new Float64Array(buckets + 1).fill(-Infinity);
  return ({ start, length, columns }, candidates) => {
    const [first = new Float64Array(), second = new Float64Array()] = columns;
    for (let k = 0; k < length; k++) {
      const y = second[k] ?? 0;
      const bucket = (((first[k] ?? 0) - low) * scale) | 0;
      const best = bestSecond[bucket] ?? 0;
      if (y > best || (y === best && (first[k] ?? 0) > (bestFirst[bucket] ?? 0))) {
        bestSecond[bucket] = y;
        bestFirst[bucket] = first[k] ?? 0;
      }
    }
    for (let bucket = buckets - 1; bucket >= 0; bucket--) higher[bucket] = Math.max(higher[bucket + 1] ?? 0, bestSecond[bucket] ?? 0);
    for (let k = 0; k < length; k++) {
      const y = second[k] ?? 0;
      const bucket = (((first[k] ?? 0) - low) * scale) | 0;
      if (y <= (higher[bucket + 1] ?? 0)) continue;
      if (y < (bestSecond[bucket] ?? 0) && (first[k] ?? 0) <= (bestFirst[bucket] ?? 0)) continue;
      candidates.add(columns, k, start + k);
    }
  };
}

/** More parties: a few strong points found so far reject most of the rest. */
function strongPointFilter(candidates: Candidates): BlockFilter {
  return ({ start, length, columns }) => {
    const strong = candidates.strongPoints();
    for (let k = 0; k < length; k++) {
      if ((columns[0]?.[k] ?? 0) === -Infinity) continue;
      if (!strong.some((point) => beats(point, columns, k))) candidates.add(columns, k, start + k);
    }
  };
}

function beats(point: Float64Array, columns: readonly Float64Array[], k: number): boolean {
  let better = false;
  for (let party = 0; party < point.length; party++) {
    const [mine, theirs] = [point[party] ?? 0, columns[party]?.[k] ?? 0];
    if (mine < theirs) return false;
    if (mine > theirs) better = true;
  }
  return better;
}

/** Lowest and highest first-party sum that the group could reach. */
function extentOf(sums: Sums, issues: readonly number[]): [number, number] {
  let [low, high] = [0, 0];
  for (const issue of issues) {
    const table = sums.tables[0]?.[issue] ?? new Float64Array(1);
    low += table.reduce((a, b) => Math.min(a, b), Infinity);
    high += table.reduce((a, b) => Math.max(a, b), -Infinity);
  }
  const inside = new Set(issues);
  for (const term of sums.terms) {
    if (term.party !== 0 || !term.condition.issues.every((issue) => inside.has(issue))) continue;
    low += Math.min(0, term.amount);
    high += Math.max(0, term.amount);
  }
  return [low, high];
}
