import { BAR_NOISE } from "./noise.ts";

/**
 * What a number given on the bar of swings says of what was meant, where what was meant has the sign that was given: mean and standard
 * deviation, in points without the sign, of a normal distribution around the number that is cut off at 0. So "10" is read as a little more
 * than 10. A 0 has no sign: something of either sign may have been meant, and 0 is its mean.
 */
export function onBar(points: number): { readonly mean: number; readonly deviation: number } {
  if (points === 0) return { mean: 0, deviation: BAR_NOISE };
  const size = Math.abs(points);
  const cut = -size / BAR_NOISE;
  // The inverse Mills ratio: how far cutting off the lower tail moves the mean.
  const shift = density(cut) / (1 - cumulative(cut));
  return { mean: size + BAR_NOISE * shift, deviation: BAR_NOISE * Math.sqrt(Math.max(0, 1 + cut * shift - shift * shift)) };
}

const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** The standard normal distribution, within 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26). */
function cumulative(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const upper = (polynomial * Math.exp((-x * x) / 2)) / 2;
  return x >= 0 ? 1 - upper : upper;
}
