/** How far from a line numbers may be and still be on it, as a part of the largest: the rounding of a few operations on doubles. */
const LINE_TOLERANCE = 1e-12;

/** Whether values at evenly spaced points are on one straight line. Fewer than three always are. */
export function isStraightLine(values: readonly number[]): boolean {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return true;
  const rise = (last - first) / Math.max(1, values.length - 1);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return values.every((value, k) => Math.abs(value - (first + k * rise)) <= largest * LINE_TOLERANCE);
}
