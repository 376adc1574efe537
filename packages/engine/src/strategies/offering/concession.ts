/** How a party comes down with time. */
export interface ConcessionSettings {
  readonly curve: Curve;
  /** Concession exponent: below 1 late (Boulware), 1 in a straight line, above 1 early (Conceder). Above 0. */
  readonly e: number;
  /** Share conceded at the outset, 0 to 1. */
  readonly k: number;
}

export const CURVES = ["poly", "exp"] as const;
export type Curve = (typeof CURVES)[number];

/**
 * The share of the way down that is conceded at a relative time, 0 to 1 (Faratin, Sierra and Jennings 1998). poly: k + (1 − k)·t^(1/e).
 * exp: e^((1 − t)^e · ln k), which with k = 0 is nothing until the very end. Both grow from k at 0 to 1 at 1.
 */
export function concession({ curve, e, k }: ConcessionSettings): (relativeTime: number) => number {
  if (curve === "poly") {
    const exponent = 1 / e;
    return (relativeTime) => k + (1 - k) * relativeTime ** exponent;
  }
  const logarithm = Math.log(k);
  return (relativeTime) => (relativeTime >= 1 ? 1 : Math.exp((1 - relativeTime) ** e * logarithm));
}
