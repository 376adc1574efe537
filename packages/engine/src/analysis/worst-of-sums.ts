import { addedBy, eliminate, type Semiring } from "./eliminate.ts";
import { forEachBlock } from "./for-each-block.ts";
import { canEliminate, tyingConditions } from "./frontier-of-sums.ts";
import { issueGroups } from "./issue-groups.ts";
import type { Sums } from "./sums.ts";

/** By party, the least that an outcome not excluded adds up to, constants included; Infinity where all are. Enumerates within groups. */
export function worstOfSums(sums: Sums): number[] {
  const groups = issueGroups(sums.sizes.length, tyingConditions(sums));
  const parts = groups.map((group) => (canEliminate(sums, group) ? eliminate(sums, group, least(sums)) : enumerated(sums, group)));
  return sums.constants.map((constant, party) => parts.reduce((sum, part) => sum + (part?.[party] ?? Infinity), constant));
}

const least = (sums: Sums): Semiring<ArrayLike<number>> => ({
  one: new Float64Array(sums.parties),
  choose: (choice) => addedBy(choice, sums),
  multiply: (a, b) => Float64Array.from(a, (value, party) => value + (b[party] ?? 0)),
  sum: (values) => values.reduce((a, b) => Float64Array.from(a, (value, party) => Math.min(value, b[party] ?? value))),
});

function enumerated(sums: Sums, group: readonly number[]): Float64Array {
  const worst = new Float64Array(sums.parties).fill(Infinity);
  forEachBlock(sums, group, ({ columns }) => {
    for (const [party, column] of columns.entries()) {
      let low = worst[party] ?? Infinity;
      for (let k = 0; k < column.length; k++) {
        const value = column[k] ?? 0;
        if (value < low && value > -Infinity) low = value;
      }
      worst[party] = low;
    }
  });
  return worst;
}
