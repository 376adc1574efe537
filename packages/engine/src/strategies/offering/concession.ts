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
    const power = powerOf(1 / e);
    return (relativeTime) => k + (1 - k) * power(relativeTime);
  }
  // With nothing conceded at the outset the logarithm is infinite, and times a power that is too small for a double it would be no number.
  if (k === 0) return (relativeTime) => (relativeTime >= 1 ? 1 : 0);
  const logarithm = Math.log(k);
  return (relativeTime) => (relativeTime >= 1 ? 1 : Math.exp((1 - relativeTime) ** e * logarithm));
}

/** x to an exponent. The usual ones by products and roots, which are quicker than a power, and the same to the last bit on every machine. */
function powerOf(exponent: number): (x: number) => number {
  switch (exponent) {
    case 0.25:
      return (x) => Math.sqrt(Math.sqrt(x));
    case 0.5:
      return Math.sqrt;
    case 1:
      return (x) => x;
    case 2:
      return (x) => x * x;
    case 4:
      return (x) => x * x * (x * x);
    default:
      return (x) => x ** exponent;
  }
}
