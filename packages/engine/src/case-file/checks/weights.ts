import type { PreferencesDocument } from "../brief-document.ts";
import type { Path } from "../source-tree.ts";
import type { Report } from "./check.ts";
import { checkQuantity, figuresOf, isTotal, shownSum, sumOfLikely } from "./quantities.ts";

/** Weights are 0 or more, not all 0, and best sum to 1 or 100, so that a reader sees the shares. */
export function checkWeights(weighted: NonNullable<PreferencesDocument["weighted"]>, path: Path, report: Report): void {
  const weights = Object.entries(weighted);
  for (const [issue, { weight }] of weights) {
    const place = [...path, issue, "weight"];
    checkQuantity(weight, place, report);
    const negative = figuresOf(weight).find((figure) => figure < 0);
    if (negative !== undefined) report.error("weight", place, `A weight is 0 or more, not ${negative}.`, { hint: "Turn the worths round instead." });
  }
  if (weights.some(([, { weight }]) => figuresOf(weight).some((figure) => figure < 0))) return;
  const sum = sumOfLikely(weights.map(([, { weight }]) => weight));
  if (weights.every(([, { weight }]) => figuresOf(weight).every((figure) => figure === 0))) {
    report.error("weights-zero", path, "All weights are 0.", { hint: "Give at least one issue a weight." });
  } else if (!isTotal(sum, 1) && !isTotal(sum, 100)) {
    report.warning("weight-sum", path, `The weights sum to ${shownSum(sum)}, not to 1 or 100; each is taken as its share of the total.`);
  }
}
