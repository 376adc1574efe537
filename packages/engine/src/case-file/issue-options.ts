import { assertNever } from "../lib/assert-never.ts";
import { add, decimalPlaces, multiply, type Rational, rationalFromNumber, subtract, toNumber } from "../lib/rational.ts";
import type { IssueDocument, RangeDocument } from "./document.ts";
import { MAX_RANGE_NUMBERS } from "./limits.ts";

/** The options of an issue as written, by number. "unclear": the issue is not written rightly, so any option may be one of it. */
export type IssueOptions =
  | { readonly kind: "choice"; readonly ids: readonly string[]; readonly numbers: ReadonlyMap<string, number> }
  | { readonly kind: "yesNo" }
  | { readonly kind: "range"; readonly grid: RangeGrid }
  | { readonly kind: "unclear" };

/** The numbers of a range: from + k × step for k = 0 … last. */
export interface RangeGrid {
  readonly from: Rational;
  readonly step: Rational;
  readonly last: number;
}

/** A word where an option is meant, as YAML reads it. */
export type WrittenOption = string | number | boolean;

export function issueOptions(issue: IssueDocument): IssueOptions {
  const { options, range, yesNo } = issue;
  if (options && !range && !yesNo) {
    const ids = [...new Set(options.map((option) => String(option.id)))];
    return { kind: "choice", ids, numbers: new Map(ids.map((id, i) => [id, i])) };
  }
  if (yesNo && !range && !options) return { kind: "yesNo" };
  const grid = range && !options && !yesNo ? rangeGrid(range) : undefined;
  return grid ? { kind: "range", grid } : { kind: "unclear" };
}

/** The number of the option meant, or undefined where the issue has no such option. Options of an unclear issue have none. */
export function optionNumber(options: IssueOptions, written: WrittenOption): number | undefined {
  switch (options.kind) {
    case "choice":
      return options.numbers.get(String(written));
    case "yesNo":
      return YES_NO.get(String(written));
    case "range":
      return gridNumber(options.grid, numberMeant(written));
    case "unclear":
      return undefined;
    default:
      return assertNever(options);
  }
}

const YES_NO: ReadonlyMap<string, number> = new Map([
  ["no", 0],
  ["false", 0],
  ["yes", 1],
  ["true", 1],
]);

/** The id that the model knows the option by. */
export function optionText(options: IssueOptions, number: number): string {
  switch (options.kind) {
    case "choice":
      return options.ids[number] ?? "";
    case "yesNo":
      return number === 0 ? "no" : "yes";
    case "range":
      return String(numberAt(options.grid, number));
    case "unclear":
      return "";
    default:
      return assertNever(options);
  }
}

export function optionCount(options: IssueOptions): number {
  switch (options.kind) {
    case "choice":
      return options.ids.length;
    case "yesNo":
      return 2;
    case "range":
      return options.grid.last + 1;
    case "unclear":
      return 0;
    default:
      return assertNever(options);
  }
}

/** Why a range has no numbers, or undefined where it has. */
export function rangeFault({ from, to, step }: RangeDocument): "step" | "order" | "size" | "digits" | undefined {
  if (step <= 0) return "step";
  if (from > to) return "order";
  // Far too many: said before digits are counted, which would be the lesser news.
  if ((to - from) / step > 2 * MAX_RANGE_NUMBERS) return "size";
  if (!isReadable(from, to, step)) return "digits";
  return lastNumber({ from, to, step }) < MAX_RANGE_NUMBERS ? undefined : "size";
}

/** Undefined where the range has a fault. */
export function rangeGrid(range: RangeDocument): RangeGrid | undefined {
  if (rangeFault(range) !== undefined) return undefined;
  return { from: rationalFromNumber(range.from), step: rationalFromNumber(range.step), last: lastNumber(range) };
}

/** How many whole steps fit. */
function lastNumber(range: RangeDocument): number {
  const step = rationalFromNumber(range.step);
  const span = subtract(rationalFromNumber(range.to), rationalFromNumber(range.from));
  return Number((span.num * step.den) / (span.den * step.num));
}

export const numberAt = (grid: RangeGrid, k: number): number => toNumber(add(grid.from, multiply(grid.step, { num: BigInt(k), den: 1n })));

/** The number of the grid nearest to a value. */
export function nearestOnGrid(grid: RangeGrid, value: number): number {
  const k = Math.round((value - toNumber(grid.from)) / toNumber(grid.step));
  return Math.min(Math.max(k, 0), grid.last);
}

/** Of all numbers of the grid from `from` to `to`, the first and the last; first > last where there is none. */
export function gridInterval(grid: RangeGrid, from: number, to: number): { readonly first: number; readonly last: number } {
  let first = nearestOnGrid(grid, from);
  let last = nearestOnGrid(grid, to);
  if (numberAt(grid, first) < from) first++;
  if (numberAt(grid, last) > to) last--;
  return { first, last };
}

function gridNumber(grid: RangeGrid, value: number): number | undefined {
  if (Number.isNaN(value)) return undefined;
  const k = nearestOnGrid(grid, value);
  return numberAt(grid, k) === value ? k : undefined;
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
/** NaN where the word is no number. */
export const numberMeant = (written: WrittenOption): number => (NUMBER.test(String(written)) ? Number(written) : Number.NaN);

/** More decimals than any unit needs; keeps exact sums short. */
const MAX_DECIMALS = 15;

/** Whether every number of the range can be told from its neighbours when written with the digits a double holds. */
function isReadable(from: number, to: number, step: number): boolean {
  const decimals = Math.max(...[from, to, step].map((value) => decimalPlaces(rationalFromNumber(value)) ?? Number.POSITIVE_INFINITY));
  return decimals <= MAX_DECIMALS && Math.max(Math.abs(from), Math.abs(to)) * 10 ** decimals <= Number.MAX_SAFE_INTEGER;
}
