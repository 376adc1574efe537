import type { CompiledExchange, Pair } from "./compiled-exchange.ts";
import type { Move, Search } from "./flood.ts";
import { pieceNeeds } from "./piece-needs.ts";

/** What the worst of an order is measured by. Scales by party, in its units; Infinity where the party does not count. */
export interface Criterion {
  readonly measures: "temptation" | "exposure";
  readonly scales: Pair;
}

/** The largest temptation that each party may have at any state, in its units. */
export type TemptationCaps = Pair;

export const NO_CAPS: TemptationCaps = [Infinity, Infinity];

/** A search of an exchange's orders, with the direction that its moves come out in. */
export interface OrderSearch {
  readonly search: Search;
  readonly direction: "forwards" | "backwards";
}

/**
 * Temptation is largest towards the end of an exchange, exposure towards its beginning; each is searched from its own end,
 * where what cannot be avoided is met at once. Read backwards, a piece not done raises the temptation of its own party.
 */
export function orderSearch(exchange: CompiledExchange, { measures, scales }: Criterion, caps: TemptationCaps): OrderSearch {
  const isTemptation = measures === "temptation";
  const direction = isTemptation ? "backwards" : "forwards";
  const isOneSided = isTemptation || caps.every((cap) => cap === Infinity);
  const { gains } = exchange;
  const search: Search = {
    counts: exchange.counts,
    raises: exchange.costs,
    lowers: exchange.values,
    needs: pieceNeeds(exchange, { direction, bound: isOneSided ? "oneSided" : "twoSided" }),
    partners: exchange.partners,
    goal: [2 ** exchange.counts[0] - 1, 2 ** exchange.counts[1] - 1],
    lastState: isTemptation ? "counts" : "isFree",
    start: isTemptation ? finalTemptation(exchange) : [0, 0],
    scales,
    // Forwards, the level is what the party would be out of pocket; its temptation is the gain still to come, turned round.
    least: isTemptation ? [-Infinity, -Infinity] : [-gains[0] - caps[0], -gains[1] - caps[1]],
    most: isTemptation ? caps : [Infinity, Infinity],
    floor: 0,
    ceiling: Infinity,
    budget: Infinity,
  };
  return { search, direction };
}

/** By party, in units: what it would gain once all is done if everything were undone that can be. */
function finalTemptation({ counts, costs, values, gains }: CompiledExchange): Pair {
  const sums = (amounts: Float64Array): Pair => [
    amounts.subarray(0, counts[0]).reduce((sum, amount) => sum + amount, 0),
    amounts.subarray(counts[0]).reduce((sum, amount) => sum + amount, 0),
  ];
  const [spent, given] = [sums(costs), sums(values)];
  return [given[1] - spent[0] - gains[0], given[0] - spent[1] - gains[1]];
}

/** The largest whole temptation that, divided by the scale, is not above the measure. */
export function capFor(measure: number, scale: number): number {
  if (scale === Infinity) return Infinity;
  let cap = Math.floor(measure * scale);
  while ((cap + 1) / scale <= measure) cap++;
  while (cap / scale > measure) cap--;
  return cap;
}

/** The largest key of the order, or Infinity where it leaves the limits of the search. */
export function largestKey(search: Search, moves: readonly Move[]): number {
  const { counts, raises, lowers, start, scales, least, most, lastState } = search;
  const levels: [number, number] = [...start];
  let largest = 0;
  for (const [k, move] of [[], ...moves].entries()) {
    for (const piece of move) {
      const [own, other] = piece < counts[0] ? ([0, 1] as const) : ([1, 0] as const);
      levels[own] += raises[piece] ?? 0;
      levels[other] -= lowers[piece] ?? 0;
    }
    if (levels[0] < least[0] || levels[0] > most[0] || levels[1] < least[1] || levels[1] > most[1]) return Infinity;
    if (k < moves.length || lastState === "counts") largest = Math.max(largest, levels[0] / scales[0], levels[1] / scales[1]);
  }
  return largest;
}
