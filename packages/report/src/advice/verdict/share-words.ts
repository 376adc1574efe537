import { percentText } from "../../numbers.ts";

/** Sums of weights miss 0 and 1 by this much at most. */
const ROUNDING = 1e-9;

/** A share that somebody has stated, as exact as it is: "90 %", "95.3 %". Number and sign stay on one line. */
export function shareWords(share: number): string {
  const whole = share < ROUNDING ? 0 : share > 1 - ROUNDING ? 1 : share;
  return percentText(whole)
    .replace(/\.0 %$/u, " %")
    .replace(" %", "\u00a0%");
}

/** A share of some draws, which knows no tenths of a percent: "79 %". Only all and none read "100 %" and "0 %". */
export function drawnShareWords(share: number): string {
  if (share < ROUNDING || share > 1 - ROUNDING) return shareWords(share);
  return shareWords(Math.min(99, Math.max(1, Math.round(100 * share))) / 100);
}
