import type { Rng } from "../lib/rng.ts";
import type { CompiledCase } from "../model/compiled-case.ts";
import { holds } from "../model/condition.ts";
import { allowedCombinations } from "./allowed-combinations.ts";
import { writeCombination } from "./combination-number.ts";
import { combinationsOf } from "./for-each-block.ts";
import { GROUP_LIMIT } from "./frontier-of-sums.ts";
import { issueGroups } from "./issue-groups.ts";
import type { Sums } from "./sums.ts";

/** A group of issues too large to list is drawn again until it meets its constraints, provided that enough of these tries succeed. */
const TRIES = 1000;
/** With a tenth as many, hundreds of thousands of draws would take minutes. */
const SUCCESSES = 20;

/**
 * Draws outcomes uniformly from those that public constraints allow; null where there are none, or where they are too rare
 * to find. Each draw overwrites the one before.
 */
export function outcomeSampler(compiled: CompiledCase, rng: Rng): (() => Uint32Array) | null {
  const { sizes } = compiled.space;
  const still: Sums = {
    parties: 1,
    sizes,
    constants: [0],
    tables: [sizes.map((size) => new Float64Array(size))],
    terms: [],
    excluded: compiled.constraints,
  };
  const numbers = new Uint32Array(sizes.length);
  const draws = issueGroups(sizes.length, compiled.constraints).map((issues) => groupSampler(still, issues, { rng, numbers }));
  if (draws.includes(null)) return null;
  return () => {
    for (const draw of draws) draw?.();
    return numbers;
  };
}

interface Target {
  readonly rng: Rng;
  readonly numbers: Uint32Array;
}

function groupSampler(still: Sums, issues: readonly number[], { rng, numbers }: Target): (() => void) | null {
  const constraints = still.excluded.filter((condition) => condition.issues.every((issue) => issues.includes(issue)));
  const drawFreely = (): void => {
    for (const issue of issues) numbers[issue] = rng.below(still.sizes[issue] ?? 1);
  };
  if (constraints.length === 0) return drawFreely;
  if (combinationsOf(still, issues) > GROUP_LIMIT) {
    const attempt = (): boolean => {
      drawFreely();
      return !constraints.some((condition) => holds(condition, numbers));
    };
    if (Array.from({ length: TRIES }, attempt).filter(Boolean).length < SUCCESSES) return null;
    return () => {
      while (!attempt());
    };
  }
  const allowed = allowedCombinations({ sizes: still.sizes, issues }, constraints);
  return allowed.length === 0
    ? null
    : () => writeCombination({ sizes: still.sizes, issues }, allowed[rng.below(allowed.length)] ?? 0, numbers);
}
