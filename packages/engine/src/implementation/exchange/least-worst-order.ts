import type { Bottleneck } from "./bottleneck.ts";
import type { CompiledExchange, Pair } from "./compiled-exchange.ts";
import { flood, type Move, type Search } from "./flood.ts";
import { latticeSearch, MOST_LATTICE_PIECES } from "./lattice-search.ts";
import { capFor, type Criterion, largestKey, NO_CAPS, orderSearch } from "./order-search.ts";
import { turned } from "./piece-needs.ts";
import { singlePieceBound } from "./single-piece-bound.ts";
import { twoEndedSearch } from "./two-ended-search.ts";

/** What one criterion came to: the worst of the order found, and a bound that no order of the same standing before it is below. */
export interface Met {
  readonly worst: number;
  readonly bound: number;
}

export interface LeastWorstOrder {
  /** From the first move on. */
  readonly moves: readonly Move[];
  /** By criterion. */
  readonly met: readonly Met[];
}

/** Given: criteria in the order in which they count. Each later one decides among the orders that are as good by those before. */
export interface OrderSettings {
  readonly criteria: readonly Criterion[];
  /** Temptations that no state may exceed, by party, in its units. */
  readonly caps: Pair;
  /** The most states that each search may reach. */
  readonly effort: number;
}

/** Null where no order keeps the caps. "unknown" where the effort was spent before one was found. */
export function leastWorstOrder(exchange: CompiledExchange, { criteria, caps, effort }: OrderSettings): LeastWorstOrder | null | "unknown" {
  let limits: [number, number] = [...caps];
  let moves: readonly Move[] | null = caps.every((cap) => cap === Infinity) ? anyOrder(exchange) : null;
  const met: Met[] = [];
  for (const criterion of criteria) {
    const found = leastWorst(exchange, { criterion, caps: limits, incumbent: moves, effort });
    if (found === null || found === "unknown") return found;
    ({ moves } = found);
    met.push({ worst: found.key, bound: found.bound });
    if (criterion.measures === "temptation") {
      limits = [Math.min(limits[0], capFor(found.key, criterion.scales[0])), Math.min(limits[1], capFor(found.key, criterion.scales[1]))];
    }
  }
  return moves === null ? "unknown" : { moves, met };
}

interface OneCriterion {
  readonly criterion: Criterion;
  readonly caps: Pair;
  /** An order within the caps, where one is known. */
  readonly incumbent: readonly Move[] | null;
  readonly effort: number;
}

/** In the order of an exchange, whichever way it was searched. */
function leastWorst(exchange: CompiledExchange, given: OneCriterion): Bottleneck | null | "unknown" {
  const { criterion, caps, incumbent, effort } = given;
  const { search, direction } = orderSearch(exchange, criterion, caps);
  const turn = (moves: readonly Move[]): readonly Move[] => (direction === "forwards" ? moves : moves.toReversed());
  const isTwoSided = direction === "forwards" && caps.some((cap) => cap < Infinity);
  if (isTwoSided) {
    if (incumbent === null) throw new Error("Expected an order within the caps before its exposure is asked for");
    return leastExposed(exchange, { criterion, caps, incumbent, effort });
  }
  const flooded = flood({ ...search, budget: Math.min(effort, lattice(exchange) ? QUICK_EFFORT : effort) });
  if (flooded.kind === "found") return { moves: turn(flooded.moves), key: flooded.bound, bound: flooded.bound };
  if (flooded.kind === "none") return null;
  const known = incumbent && { moves: turn(incumbent), key: largestKey(search, turn(incumbent)), bound: flooded.bound };
  const better = known && (lattice(exchange) ? latticeSearch(search, known) : narrowed(search, known, effort));
  return better === null ? "unknown" : { ...better, moves: turn(better.moves) };
}

const lattice = ({ pieces }: CompiledExchange): boolean => pieces.length <= MOST_LATTICE_PIECES;

/** Before all sets are gone through, what a quick search finds is looked for. */
const QUICK_EFFORT = 60_000;

function leastExposed(exchange: CompiledExchange, given: OneCriterion & { readonly incumbent: readonly Move[] }): Bottleneck {
  const { criterion, caps, incumbent, effort } = given;
  const quick = lattice(exchange) ? Math.min(effort, QUICK_EFFORT) : effort;
  const { search } = orderSearch(exchange, criterion, caps);
  const { search: relaxed } = orderSearch(exchange, criterion, NO_CAPS);
  const flooded = flood({ ...relaxed, budget: quick });
  const floor = Math.max(flooded.kind === "none" ? 0 : flooded.bound, singlePieceBound(search));
  const found = twoEndedSearch({
    relaxed: { ...relaxed, floor },
    limits: search,
    dependents: turned(exchange.before, exchange.counts),
    incumbent: { moves: incumbent, key: largestKey(search, incumbent) },
    budget: quick,
  });
  return lattice(exchange) ? latticeSearch(search, found) : found;
}

const ATTEMPTS = 6;

/** Floods at measures halved in between what is proven and what is found: an order below each is good enough, and cheaper to come by. */
function narrowed(search: Search, known: Bottleneck, effort: number): Bottleneck {
  let best = known;
  let low = known.bound;
  for (let k = 0; k < ATTEMPTS && best.bound < best.key; k++) {
    const floor = low + (best.key - low) / 2;
    const flooded = flood({ ...search, floor, ceiling: best.key, budget: Math.ceil(effort / ATTEMPTS) });
    if (flooded.kind === "found") best = { moves: flooded.moves, key: largestKey(search, flooded.moves), bound: best.bound };
    else low = floor;
    // A level above the floor was reached because nothing up to it was left.
    if (flooded.kind === "none") best = { ...best, bound: best.key };
    else if (flooded.bound > floor) best = { ...best, bound: Math.max(best.bound, Math.min(flooded.bound, best.key)) };
  }
  return best;
}

/** Some order that keeps to precedence: always the first piece that can be done. */
function anyOrder({ pieces, counts, before }: CompiledExchange): readonly Move[] {
  const moves: Move[] = [];
  let [first, second] = [0, 0];
  while (moves.length < pieces.length) {
    const next = pieces.findIndex(
      (_, k) =>
        ((k < counts[0] ? first >>> k : second >>> (k - counts[0])) & 1) === 0 &&
        ((before[0][k] ?? 0) & ~first) === 0 &&
        ((before[1][k] ?? 0) & ~second) === 0,
    );
    if (next < 0) throw new Error("Expected a piece that can be done; steps must not wait for each other in a circle");
    if (next < counts[0]) first |= 1 << next;
    else second |= 1 << (next - counts[0]);
    moves.push([next]);
  }
  return moves;
}
