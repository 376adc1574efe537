import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import type { Given } from "../registry/given.ts";
import type { NumberParameter } from "../registry/parameter.ts";
import { leastUtility, roundingOf } from "../utility-at.ts";

export const LENIENCE_FORMULA = "s = (u − lo)/(hi − lo), lo = max(reservation value, worst utility), hi = best utility";

export const LENIENCE: readonly NumberParameter[] = [
  { kind: "number", name: "alpha", default: 1, least: 0, most: 100, numbers: "any", meaning: "what the share offered is multiplied by" },
  { kind: "number", name: "beta", default: 0, least: -1, most: 1, numbers: "any", meaning: "what is then added to it" },
];

/** Whether alpha·s(offered) + beta ≥ s(other), for utilities in points. With alpha 1 and beta 0 the points themselves are compared. */
export function isAsGood(given: Given): (own: OwnUtility, offered: number, other: number) => boolean {
  const [alpha, beta] = [given.number("alpha"), given.number("beta")];
  if (alpha === 1 && beta === 0) return (_, offered, other) => offered >= other;
  return (own, offered, other) => {
    const least = leastUtility(own);
    return alpha * (offered - least) + beta * (own.inverse.best - least) >= other - least - roundingOf(own);
  };
}
