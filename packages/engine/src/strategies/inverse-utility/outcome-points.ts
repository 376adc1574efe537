import { type Condition, holds } from "../../model/condition.ts";
import { type ExactUtility, pointsOf, unitsOf } from "../../model/exact-utility.ts";

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Utility of one outcome after the other, in points, as pointsOf(unitsOf) has it; quickly where doubles hold the units. */
export function outcomePoints(utility: ExactUtility): (numbers: Uint32Array) => number {
  const constantSize = utility.constant < 0n ? -utility.constant : utility.constant;
  if (utility.largest + constantSize > SAFE || utility.unitsPerPoint > SAFE)
    return (numbers) => pointsOf(utility, unitsOf(utility, numbers));
  const [constant, unitsPerPoint] = [Number(utility.constant), Number(utility.unitsPerPoint)];
  // One table after the other in one array.
  const table = Float64Array.from(utility.tables.flat(), Number);
  const starts = new Uint32Array(utility.tables.length);
  for (let issue = 1; issue < starts.length; issue++) starts[issue] = (starts[issue - 1] ?? 0) + (utility.tables[issue - 1]?.length ?? 0);
  const terms = utility.terms.map(({ condition, amount }): Term => ({ condition, amount: Number(amount) }));
  return (numbers) => {
    let units = constant;
    for (let issue = 0; issue < starts.length; issue++) units += table[(starts[issue] ?? 0) + (numbers[issue] ?? 0)] ?? 0;
    for (const { condition, amount } of terms) if (holds(condition, numbers)) units += amount;
    return units / unitsPerPoint;
  };
}

interface Term {
  readonly condition: Condition;
  readonly amount: number;
}
