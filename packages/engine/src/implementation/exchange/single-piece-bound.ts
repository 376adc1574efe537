import type { Search } from "./flood.ts";

/**
 * What no order within the limits can have as its largest key, for one piece alone: before a piece its party's level is at
 * least the lowest allowed, so after it is that much higher; and the other's level, which the piece lowers, must have been
 * that much above its lowest. Where the last state is free, the one piece of a party that comes last is spared the first of
 * these. A piece that may come at once with one of the other party counts with the largest of those.
 */
export function singlePieceBound(search: Search): number {
  const { counts, least, scales, raises, lowers, lastState } = search;
  let bound = 0;
  for (const own of [0, 1] as const) {
    const other = own === 0 ? 1 : 0;
    const pieces = Array.from({ length: counts[own] }, (_, k) => (own === 0 ? k : counts[0] + k));
    const raised = pieces.map((k) => (least[own] + alone(search, k, { amounts: raises, against: lowers })) / scales[own]);
    const lowered = pieces.map((k) => (least[other] + alone(search, k, { amounts: lowers, against: raises })) / scales[other]);
    const counted = raised.sort((a, b) => b - a).slice(lastState === "isFree" ? 1 : 0);
    bound = [...counted, ...lowered].reduce((most, key) => Math.max(most, key), bound);
  }
  return bound;
}

interface Effect {
  readonly amounts: Float64Array;
  readonly against: Float64Array;
}

/** What a piece changes, less the most that one coming at once with it can turn back. */
function alone({ counts: [n, m], partners }: Search, k: number, { amounts, against }: Effect): number {
  const areAtOnce = (i: number, j: number): boolean => (((partners[i] ?? 0) >>> j) & 1) === 1;
  const beside =
    k < n
      ? Array.from({ length: m }, (_, j) => n + j).filter((piece) => areAtOnce(k, piece - n))
      : Array.from({ length: n }, (_, i) => i).filter((i) => areAtOnce(i, k - n));
  return Math.max(0, (amounts[k] ?? 0) - beside.reduce((most, piece) => Math.max(most, against[piece] ?? 0), 0));
}
