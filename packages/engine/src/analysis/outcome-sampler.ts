import type { Rng } from "../lib/rng.ts";
import type { CompiledCase } from "../model/compiled-case.ts";
import type { Condition } from "../model/condition.ts";
import { combinationsOf, forEachBlock } from "./for-each-block.ts";
import { GROUP_LIMIT, writeCombination } from "./frontier-of-sums.ts";
import { issueGroups } from "./issue-groups.ts";
import type { Sums } from "./sums.ts";

/** Draws outcomes uniformly from those that public constraints allow; null where there are none, or too many to list. Each draw overwrites the one before. */
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
  const groups = issueGroups(sizes.length, compiled.constraints).map((issues) => ({ issues, allowed: allowedCombinations(still, issues) }));
  if (groups.some(({ allowed }) => allowed?.length === 0)) return null;
  const numbers = new Uint32Array(sizes.length);
  return () => {
    for (const { issues, allowed } of groups) {
      const place = rng.below(allowed?.length ?? combinationsOf(still, issues));
      writeCombination(still, issues, allowed?.[place] ?? place, numbers);
    }
    return numbers;
  };
}

/** Null where nothing is excluded. Empty, so that nothing is sampled, where the group is too large to list. */
function allowedCombinations(still: Sums, issues: readonly number[]): Uint32Array | null {
  const touches = (condition: Condition): boolean => condition.issues.every((issue) => issues.includes(issue));
  if (!still.excluded.some(touches)) return null;
  const total = combinationsOf(still, issues);
  if (total > GROUP_LIMIT) return new Uint32Array();
  const allowed = new Uint32Array(total);
  let size = 0;
  forEachBlock(still, issues, ({ start, columns }) => {
    for (const [k, value] of (columns[0] ?? new Float64Array()).entries()) if (value > -Infinity) allowed[size++] = start + k;
  });
  return allowed.subarray(0, size);
}
