import { ONE, rationalFromNumber, subtract, toNumber } from "../../lib/rational.ts";

/** A sample drawn blindly from items of which some are defective. */
export interface Draw {
  /** 1 or more. */
  readonly items: number;
  /** 0 to `items`. */
  readonly defects: number;
  /** How many items are looked at, 0 to `items`, none of them twice. */
  readonly sample: number;
  /** How likely a defective item that is looked at is recognised, 0 to 1. */
  readonly instrument: number;
}

/** Both of them, because 1 - x has lost its digits where x is near 1. Together they are 1, but for rounding. */
export interface Detection {
  /** How likely at least one defective item is recognised. */
  readonly detected: number;
  readonly missed: number;
}

/**
 * How likely a sample catches a defect:
 *
 *   missed = Σ_j h(j) (1 - q)^j,   h(j) = C(d, j) C(N - d, n - j) / C(N, n)
 *
 * With a perfect instrument (q = 1) that is C(N - d, n) / C(N, n). Neither factorials nor logarithms are taken: h is built
 * from its largest term outwards by ratios of neighbours and divided by its sum, so that every sum is of positive terms.
 * Relative error below 1e-12 for 10,000 items; a chance below 1e-300 comes out as 0. Cost: the smaller of sample and defects.
 */
export function detection(draw: Draw): Detection {
  const { items, defects, sample } = draw;
  const least = Math.max(0, sample + defects - items);
  const most = Math.min(sample, defects);
  const mode = Math.min(most, Math.max(least, Math.floor(((sample + 1) * (defects + 1)) / (items + 2))));
  const { overlooked, recognised } = lookingAt(most, draw.instrument);
  let [total, detected, missed] = [0, 0, 0];
  const add = (j: number, weight: number) => {
    total += weight;
    detected += weight * (recognised[j] ?? 0);
    missed += weight * (overlooked[j] ?? 0);
  };
  const up = (j: number) => ((defects - j) * (sample - j)) / ((j + 1) * (items - defects - sample + j + 1));
  for (let j = mode, weight = 1; j <= most && weight > 0; weight *= up(j), j++) add(j, weight);
  for (let j = mode - 1, weight = 1; j >= least && weight > 0; j--) add(j, (weight /= up(j)));
  return { detected: detected / total, missed: missed / total };
}

/** By the number of defective items looked at: how likely all of them are overlooked, and how likely one is recognised. */
function lookingAt(most: number, instrument: number): { readonly overlooked: Float64Array; readonly recognised: Float64Array } {
  // Taken from the decimal as a person reads it: 1 - 0.999 in doubles is off by 1e-13 of itself, and its powers by more.
  const overlook = toNumber(subtract(ONE, rationalFromNumber(instrument)));
  const overlooked = new Float64Array(most + 1).fill(1);
  const recognised = new Float64Array(most + 1);
  for (let j = 1; j <= most; j++) {
    const before = overlooked[j - 1] ?? 0;
    overlooked[j] = before * overlook;
    recognised[j] = (recognised[j - 1] ?? 0) + before * instrument;
  }
  return { overlooked, recognised };
}
