import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import type { Given } from "../registry/given.ts";
import type { NumberParameter, Parameter } from "../registry/parameter.ts";
import { leastUtility, roundingOf } from "../utility-at.ts";
import { concession, CURVES } from "./concession.ts";

export const ASPIRATION_FORMULA =
  "aspiration = hi − F(t)·(hi − lo) − margin, F(t) = k + (1 − k)·t^(1/e) (poly) or e^((1 − t)^e·ln k) (exp), " +
  "hi = best utility, lo = max(reservation value, worst utility)";

export const CONCESSION_EXPONENT: NumberParameter = {
  kind: "number",
  name: "e",
  default: 1,
  least: 0.001,
  most: 1000,
  numbers: "any",
  meaning: "concession exponent: below 1 late (Boulware), 1 in a straight line, above 1 early (Conceder); NegMAS counts the other way, 1/e",
};

export const ASPIRATION_PARAMETERS: readonly Parameter[] = [
  CONCESSION_EXPONENT,
  {
    kind: "number",
    name: "k",
    default: 0,
    least: 0,
    most: 1,
    numbers: "any",
    meaning: "share of the way down that is conceded at the outset",
  },
  { kind: "choice", name: "curve", default: "poly", choices: CURVES, meaning: "shape of F: a power of time, or an exponential" },
  {
    kind: "number",
    name: "margin",
    default: 0,
    least: 0,
    most: 1e9,
    numbers: "any",
    meaning: "points taken off the aspiration; NegMAS takes 0.0001",
  },
];

/**
 * The aspiration at a relative time, in points, from the best utility down to the least the party may settle for: never beyond
 * either, whatever the margin. Lowered for rounding, but for the best itself.
 */
export function aspirationCurve(given: Given): (own: OwnUtility, relativeTime: number) => number {
  const conceded = concession({ curve: given.choice("curve", CURVES), e: given.number("e"), k: given.number("k") });
  const margin = given.number("margin");
  return (own, relativeTime) => {
    const { best } = own.inverse;
    const least = leastUtility(own);
    const aspiration = least + (1 - conceded(relativeTime)) * (best - least) - margin;
    if (aspiration >= best) return best;
    return Math.max(least, aspiration - roundingOf(own));
  };
}
