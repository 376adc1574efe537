import type { NumberedIssues } from "../../analysis/combination-number.ts";
import { combinationsOf, forEachBlock } from "../../analysis/for-each-block.ts";
import type { Sums } from "../../analysis/sums.ts";
import type { Condition } from "../../model/condition.ts";

/** Numbers of the combinations of some issues that meet none of the conditions, ascending. Conditions that reach beyond these issues are left out. */
export function admissibleCombinations({ sizes, issues }: NumberedIssues, excluded: readonly Condition[]): Uint32Array {
  const still: Sums = { parties: 1, sizes, constants: [0], tables: [sizes.map((size) => new Float64Array(size))], terms: [], excluded };
  const admissible = new Uint32Array(combinationsOf(still, issues));
  let count = 0;
  forEachBlock(still, issues, ({ start, length, columns }) => {
    const column = columns[0] ?? new Float64Array();
    for (let k = 0; k < length; k++) if (column[k] !== -Infinity) admissible[count++] = start + k;
  });
  return admissible.subarray(0, count);
}
