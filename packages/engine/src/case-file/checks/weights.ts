import type { PreferencesDocument } from "../brief-document.ts";
import type { Spot } from "./check.ts";
import { checkQuantity, figuresOf, isTotal, shownSum, sumOfLikely } from "./quantities.ts";

/** Weights are 0 or more, not all 0, and best sum to 1 or 100, so that a reader sees the shares. */
export function checkWeights(weighted: NonNullable<PreferencesDocument["weighted"]>, spot: Spot): void {
  const weights = Object.entries(weighted);
  for (const [issue, { weight }] of weights) {
    const place = spot.at(issue, "weight");
    checkQuantity(weight, place);
    const negative = figuresOf(weight).find((figure) => figure < 0);
    if (negative !== undefined)
      place.error("weight", `A weight is 0 or more, not ${negative}.`, { hint: "Turn the worths round instead." });
  }
  if (weights.some(([, { weight }]) => figuresOf(weight).some((figure) => figure < 0))) return;
  const sum = sumOfLikely(weights.map(([, { weight }]) => weight));
  if (weights.every(([, { weight }]) => figuresOf(weight).every((figure) => figure === 0))) {
    spot.error("weights-zero", "All weights are 0.", { hint: "Give at least one issue a weight." });
  } else if (!isTotal(sum, 1) && !isTotal(sum, 100)) {
    spot.warning("weight-sum", `The weights sum to ${shownSum(sum)}, not to 1 or 100; each is taken as its share of the total.`);
  }
}
