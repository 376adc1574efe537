import type { NumberedIssue, OutcomeSpace } from "../../model/outcome-space.ts";

/**
 * How alike each option of an issue is to one of them, 0 to 1: for numbers 1 less their distance as a share of the whole range; for named
 * options 1 or 0, since nothing says which of them lie close together.
 */
export function similarities({ numbers, options }: NumberedIssue, option: number): number[] {
  if (numbers === null) return options.map((_, other) => (other === option ? 1 : 0));
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
  const here = numbers[option] ?? 0;
  return numbers.map((number) => (last > first ? 1 - Math.abs(number - here) / (last - first) : 1));
}

/** Of two outcomes, by option numbers: the mean over issues. */
export function similarity(space: OutcomeSpace, a: ArrayLike<number>, b: ArrayLike<number>): number {
  const sum = space.issues.reduce((total, issue, i) => total + alike(issue, a[i] ?? 0, b[i] ?? 0), 0);
  return sum / space.issues.length;
}

function alike({ numbers }: NumberedIssue, a: number, b: number): number {
  if (a === b) return 1;
  if (numbers === null) return 0;
  const range = (numbers.at(-1) ?? 0) - (numbers[0] ?? 0);
  return 1 - Math.abs((numbers[a] ?? 0) - (numbers[b] ?? 0)) / range;
}
