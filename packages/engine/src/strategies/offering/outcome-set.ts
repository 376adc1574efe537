import type { OutcomeSpace } from "../../model/outcome-space.ts";

/**
 * A set of outcomes as a plain value: adding makes a new set that shares nearly all of the old one, so that a strategy's memory can be
 * kept at any turn. A tree with 32 branches, walked by the digits of the outcome's number. Cost of looking and of adding: the logarithm of
 * the number of combinations.
 */
export interface OutcomeSet {
  readonly size: number;
  readonly root: Node;
}

/** At the last digit a word with a bit for each outcome, else one branch a digit; 0 for an empty one. */
type Node = number | readonly Node[];

export const EMPTY_OUTCOME_SET: OutcomeSet = { size: 0, root: 0 };

/** Numbers: an option number an issue. */
export function hasOutcome({ root }: OutcomeSet, space: OutcomeSpace, numbers: ArrayLike<number>): boolean {
  let node = root;
  for (const digit of digitsOf(space, numbers)) {
    if (typeof node === "number") return ((node >>> digit) & 1) === 1;
    node = node[digit] ?? 0;
  }
  return false;
}

/** The very same set where the outcome is in it already. */
export function withOutcome(set: OutcomeSet, space: OutcomeSpace, numbers: ArrayLike<number>): OutcomeSet {
  const root = withDigits(set.root, digitsOf(space, numbers), 0);
  return root === set.root ? set : { size: set.size + 1, root };
}

function withDigits(node: Node, digits: readonly number[], depth: number): Node {
  const digit = digits[depth] ?? 0;
  if (depth === digits.length - 1) return (typeof node === "number" ? node : 0) | (1 << digit);
  const branches = typeof node === "number" ? NO_BRANCHES : node;
  const old = branches[digit] ?? 0;
  const next = withDigits(old, digits, depth + 1);
  if (next === old) return node;
  const copy = branches.slice();
  while (copy.length < digit) copy.push(0);
  copy[digit] = next;
  return copy;
}

const NO_BRANCHES: readonly Node[] = [];
const DIGIT_BITS = 5;
const DIGIT = 2 ** DIGIT_BITS - 1;
/** Issues are taken together while their combinations stay below this, so that few digits are needed. */
const MOST_TOGETHER = 2 ** 30;

function digitsOf({ sizes }: OutcomeSpace, numbers: ArrayLike<number>): number[] {
  const digits: number[] = [];
  let number = 0;
  let combinations = 1;
  for (let issue = 0; issue < sizes.length; issue++) {
    const size = sizes[issue] ?? 1;
    if (combinations * size > MOST_TOGETHER && combinations > 1) {
      pushDigits(digits, number, combinations);
      number = 0;
      combinations = 1;
    }
    number = number * size + (numbers[issue] ?? 0);
    combinations *= size;
  }
  pushDigits(digits, number, combinations);
  return digits;
}

/** As many digits as the largest number of so many combinations has, the highest first. */
function pushDigits(digits: number[], number: number, combinations: number): void {
  let shift = 0;
  while ((combinations - 1) >>> shift > DIGIT) shift += DIGIT_BITS;
  for (; shift >= 0; shift -= DIGIT_BITS) digits.push((number >>> shift) & DIGIT);
}
