/**
 * Weights from swings: what each issue's change from its worst to its best option is worth, on one bar for all issues; w = points / sum of
 * all points (Edwards and Barron 1994). All alike where all are 0. Throws where a figure is negative.
 */
export function swingWeights(points: readonly number[]): number[] {
  if (!points.every((each) => each >= 0)) throw new Error(`Expected swings of 0 or more, got ${points.join(", ")}`);
  const total = points.reduce((sum, each) => sum + each, 0);
  return points.map((each) => (total === 0 ? 1 / points.length : each / total));
}
