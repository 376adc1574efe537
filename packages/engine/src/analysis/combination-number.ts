/** Some issues of a space, in an order, with the number of options of every issue of the space. */
export interface NumberedIssues {
  readonly sizes: readonly number[];
  readonly issues: readonly number[];
}

/**
 * Combinations of some issues are numbered in mixed radix, the last issue running fastest. Sets the options of these issues,
 * and of no others, from a combination's number (below 2^53).
 */
export function writeCombination({ sizes, issues }: NumberedIssues, combination: number, numbers: Uint32Array): void {
  let rest = combination;
  for (let k = issues.length - 1; k >= 0; k--) {
    const issue = issues[k] ?? 0;
    const size = sizes[issue] ?? 1;
    numbers[issue] = rest % size;
    rest = Math.floor(rest / size);
  }
}
