import type { LikelyWorths } from "./likely-worths.ts";
import type { Account } from "./statements.ts";

/**
 * What is still open of what matters: of two packages drawn at random, how far the difference in worth may be off.
 * A question that shows a sum of worths more exactly takes off the mean square of it (form · reach · form) / (variance of the form + noise).
 */
export interface Uncertainty {
  /** Root mean square error of the difference, as a share of the distance from the worst package to the best. */
  readonly deviation: number;
  /** Covariance × (mean product of what two packages differ by) × covariance, row by row. */
  readonly reach: Float64Array;
}

/** Cost: cube of the number of worths. */
export function uncertainty({ layout }: Account, { covariance }: Pick<LikelyWorths, "covariance">): Uncertainty {
  const { size } = layout;
  const spread = new Float64Array(size * size);
  let square = 0;
  for (const issue of layout.issues) {
    if (!issue) continue;
    const count = issue.variables.length;
    const variables = issue.variables.flatMap((variable) => variable ?? []);
    for (const a of variables) {
      for (const b of variables) {
        // Options of an issue exclude each other, and each is as likely: its share less the product of the shares, for both packages.
        const factor = 2 * ((a === b ? 1 / count : 0) - 1 / count ** 2);
        square += factor * (covariance[a * size + b] ?? 0);
        for (let k = 0; k < size; k++) spread[a * size + k] = (spread[a * size + k] ?? 0) + factor * (covariance[b * size + k] ?? 0);
      }
    }
  }
  return { deviation: Math.sqrt(Math.max(0, square)), reach: product(covariance, spread, size) };
}

function product(left: Float64Array, right: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = left[i * size + k] ?? 0;
      for (let j = 0; j < size; j++) result[i * size + j] = (result[i * size + j] ?? 0) + factor * (right[k * size + j] ?? 0);
    }
  }
  return result;
}
