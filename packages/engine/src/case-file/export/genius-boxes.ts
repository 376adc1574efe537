import type { OutcomeSpace } from "../../model/outcome-space.ts";
import type { ScaledParty } from "./scaled-party.ts";
import type { XmlNode } from "./xml-text.ts";

/** An issue on which every option is worth the same takes part in no box, and so need not be one of numbers. */
export const isFlat = (table: readonly number[]): boolean => table.every((value) => value === table[0]);

/** Points a box adds, and the numbers it spans on each of its issues (by place in the case). */
interface Box {
  readonly adds: number;
  readonly spans: ReadonlyMap<number, readonly [from: number, to: number]>;
}

/** The first and last number of a mask's options if those are all marked in between, else undefined. */
export function contiguousSpan(mask: Uint8Array, numbers: readonly number[]): readonly [from: number, to: number] | undefined {
  const [first, last] = [mask.indexOf(1), mask.lastIndexOf(1)];
  const [from, to] = [numbers[first], numbers[last]];
  return from === undefined || to === undefined || mask.subarray(first, last).includes(0) ? undefined : [from, to];
}

/**
 * The <utility> element of a nonlinear profile: one box for every run of numbers of equal worth, one for every interaction. The
 * largest utility it states is the sum of the best of everything, which no outcome need reach. Points are kept; those of a party that has
 * no outcome above 0 are lifted, by `lifted`.
 */
export function boxesElement(
  { utility }: ScaledParty,
  space: OutcomeSpace,
): { readonly element: XmlNode; readonly largest: number; readonly lifted: number } {
  const tops = utility.tables.map((table) => table.reduce((top, value) => Math.max(top, value), -Infinity));
  const gains = utility.terms.map((term) => Math.max(0, term.amount));
  const best = [...tops, ...gains].reduce((sum, value) => sum + value, utility.constant);
  const lifted = best > 0 ? 0 : 1 - best;
  const boxes = [...tableBoxes(utility.tables, space), ...termBoxes(utility.terms, space)];
  const constant = utility.tables.filter(isFlat).reduce((sum, [value = 0]) => sum + value, utility.constant + lifted);
  if (constant !== 0) boxes.unshift({ adds: constant, spans: new Map() });
  const children = boxes.map(boxElement);
  const sum: XmlNode = { name: "ufun", attributes: { type: "PlainUfun", weight: 1, aggregation: "sum" }, children };
  return { element: { name: "utility", attributes: { maxutility: best + lifted }, children: [sum] }, largest: best + lifted, lifted };
}

function tableBoxes(tables: ScaledParty["utility"]["tables"], space: OutcomeSpace): Box[] {
  return tables.flatMap((table, i) => {
    if (isFlat(table)) return [];
    const numbers = space.issues[i]?.numbers ?? [];
    const starts = table.map((_, k) => k).filter((k) => k === 0 || table[k] !== table[k - 1]);
    const runs = starts.map((start, r): Box => {
      const end = (starts[r + 1] ?? table.length) - 1;
      return { adds: table[start] ?? 0, spans: new Map([[i, [numbers[start] ?? 0, numbers[end] ?? 0]]]) };
    });
    return runs.filter((box) => box.adds !== 0);
  });
}

function termBoxes(terms: ScaledParty["utility"]["terms"], space: OutcomeSpace): Box[] {
  return terms.map(({ condition, amount }) => {
    const spans = condition.issues.map((issue, k) => {
      const span = contiguousSpan(condition.masks[k] ?? new Uint8Array(), space.issues[issue]?.numbers ?? []);
      if (span === undefined) throw new Error("Expected an interaction that is a box");
      return [issue, span] as const;
    });
    return { adds: amount, spans: new Map(spans) };
  });
}

function boxElement({ adds, spans }: Box): XmlNode {
  const children = [...spans].map(([issue, [min, max]]): XmlNode => ({ name: "INCLUDES", attributes: { index: issue + 1, min, max } }));
  return { name: "hyperRectangle", attributes: { utility: adds }, children };
}
