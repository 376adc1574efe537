import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import type { Given } from "../registry/given.ts";
import type { Parameter } from "../registry/parameter.ts";
import { utilityAt } from "../utility-at.ts";

export const FOOT_DRAGGING_FORMULA =
  "aspiration = hi − give·(hi − lo)·max(0, (t − from)/(1 − from)), hi = best utility, lo = max(reservation value, worst utility)";

export const FOOT_DRAGGING_PARAMETERS: readonly Parameter[] = [
  {
    kind: "number",
    name: "from",
    default: 0.8,
    least: 0,
    most: 0.999,
    numbers: "any",
    meaning: "relative time before which it does not move",
  },
  {
    kind: "number",
    name: "give",
    default: 0.1,
    least: 0,
    most: 1,
    numbers: "any",
    meaning: "share of the way down that it has moved at the deadline",
  },
];

/** What it holds out for at a relative time, in points. */
export function footDraggingCurve(given: Given): (own: OwnUtility, relativeTime: number) => number {
  const [from, give] = [given.number("from"), given.number("give")];
  return (own, relativeTime) => utilityAt(own, 1 - give * Math.max(0, (relativeTime - from) / (1 - from)));
}
