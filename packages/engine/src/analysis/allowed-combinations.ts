import type { Condition } from "../model/condition.ts";
import type { NumberedIssues } from "./combination-number.ts";
import { combinationsOf, forEachBlock } from "./for-each-block.ts";
import type { Sums } from "./sums.ts";

/** Of an issue outside the group. */
const NO_TABLE = new Float64Array();

/** Numbers of the combinations of some issues that meet none of these conditions, ascending. Conditions that reach beyond these issues are left out. */
export function allowedCombinations({ sizes, issues }: NumberedIssues, excluded: readonly Condition[]): Uint32Array {
  const tables = sizes.map(() => NO_TABLE);
  for (const issue of issues) tables[issue] = new Float64Array(sizes[issue] ?? 1);
  const still: Sums = { parties: 1, sizes, constants: [0], tables: [tables], terms: [], excluded };
  const allowed = new Uint32Array(combinationsOf(still, issues));
  let count = 0;
  forEachBlock(still, issues, ({ start, length, columns }) => {
    const column = columns[0] ?? NO_TABLE;
    for (let k = 0; k < length; k++) if (column[k] !== -Infinity) allowed[count++] = start + k;
  });
  return allowed.subarray(0, count);
}
