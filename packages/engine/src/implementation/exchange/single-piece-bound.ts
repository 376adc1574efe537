import type { Search } from "./flood.ts";

/**
 * What no order within the limits can have as its largest key, for one piece alone: before a piece its party's level is at
 * least the lowest allowed, so after it is that much higher; and the other's level, which the piece lowers, must have been
 * that much above its lowest. A piece that may come at once with one of the other party counts with the largest of those.
 */
export function singlePieceBound(search: Search): number {
  const { counts, least, scales, raises, lowers } = search;
  let bound = 0;
  for (let k = 0; k < counts[0] + counts[1]; k++) {
    const [own, other] = k < counts[0] ? ([0, 1] as const) : ([1, 0] as const);
    const partners = partnersOf(search, k);
    const most = (amounts: Float64Array): number => partners.reduce((largest, piece) => Math.max(largest, amounts[piece] ?? 0), 0);
    const raised = Math.max(0, (raises[k] ?? 0) - most(lowers));
    const lowered = Math.max(0, (lowers[k] ?? 0) - most(raises));
    bound = Math.max(bound, (least[own] + raised) / scales[own], (least[other] + lowered) / scales[other]);
  }
  return bound;
}

function partnersOf({ counts: [n, m], partners }: Search, k: number): readonly number[] {
  const areAtOnce = (i: number, j: number): boolean => (((partners[i] ?? 0) >>> j) & 1) === 1;
  return k < n
    ? Array.from({ length: m }, (_, j) => n + j).filter((piece) => areAtOnce(k, piece - n))
    : Array.from({ length: n }, (_, i) => i).filter((i) => areAtOnce(i, k - n));
}
