import { own } from "../lib/own.ts";
import type { Outcome } from "./combination.ts";
import type { OutcomeSpace } from "./outcome-space.ts";
import { sealedNumbers } from "./sealed-outcome.ts";

/** Option numbers of an outcome, or undefined where it misses an issue or names an option that does not exist. Not to be changed. */
export function optionNumbers(space: OutcomeSpace, outcome: Outcome): Uint32Array | undefined {
  const known = sealedNumbers(space, outcome);
  if (known !== undefined) return known;
  const numbers = new Uint32Array(space.issues.length);
  for (const [i, issue] of space.issues.entries()) {
    const option = own(outcome, issue.id);
    const number = option === undefined ? undefined : issue.optionNumbers.get(option);
    if (number === undefined) return undefined;
    numbers[i] = number;
  }
  return numbers;
}
