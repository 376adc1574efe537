/** A quotient this near to a whole number is one: decimals are not exact in doubles. */
const ROUNDING = 1e-9;
/** At least so many round numbers in a range. */
const FEWEST = 4;

/**
 * For ascending numbers, which of them a person would call round: the multiples of the largest 1, 5, 10, 50 … (or 0.5, 0.1 …) that has at
 * least about four in the range. None where all numbers are the same.
 */
export function roundNumbers(numbers: readonly number[]): boolean[] {
  const span = (numbers.at(-1) ?? 0) - (numbers[0] ?? 0);
  if (!(span > 0)) return numbers.map(() => false);
  const largest = span / FEWEST;
  const power = 10 ** Math.floor(Math.log10(largest));
  const step = largest >= 5 * power ? 5 * power : power;
  return numbers.map((number) => Math.abs(number / step - Math.round(number / step)) < ROUNDING);
}
