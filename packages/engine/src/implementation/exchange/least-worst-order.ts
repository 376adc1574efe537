import type { Bottleneck } from "./bottleneck.ts";
import type { CompiledExchange, Pair } from "./compiled-exchange.ts";
import { flood, type Move, type Search } from "./flood.ts";
import { latticeSearch } from "./lattice-search.ts";
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

export interface OrderSettings {
  /** In the order in which they count: each later one decides among the orders that are as good by those before. */
  readonly criteria: readonly Criterion[];
  /** Temptations that no state may exceed, by party, in its units. */
  readonly caps: Pair;
  /** The most states that each search may reach. */
  readonly effort: number;
  /** Up to so many pieces, what effort does not settle is settled by going through all sets of pieces. At most 24. */
  readonly mostLatticePieces: number;
}

/** Null where no order keeps the caps. "unknown" where the effort was spent before one was found. */
export function leastWorstOrder(exchange: CompiledExchange, settings: OrderSettings): LeastWorstOrder | null | "unknown" {
  const { criteria, caps } = settings;
  const effort = { states: settings.effort, lattice: exchange.pieces.length <= settings.mostLatticePieces } as const;
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
  readonly effort: Effort;
}

interface Effort {
  readonly states: number;
  /** Whether all sets may be gone through in the end. */
  readonly lattice: boolean;
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
  const flooded = flood({ ...search, budget: quickEffort(effort) });
  if (flooded.kind === "found") return { moves: turn(flooded.moves), key: flooded.bound, bound: flooded.bound };
  if (flooded.kind === "none") return null;
  const known = incumbent === null ? unknownOrder(search) : { moves: turn(incumbent), key: largestKey(search, turn(incumbent)) };
  const bounded = { ...known, bound: flooded.bound };
  const better = effort.lattice ? latticeSearch(search, bounded) : narrowed(search, bounded, effort.states);
  if (better.moves.length === 0) return effort.lattice ? null : "unknown";
  return { ...better, moves: turn(better.moves) };
}

/** No moves, and a key above that of every order. */
function unknownOrder({ counts, raises, start, scales }: Search): { readonly moves: readonly Move[]; readonly key: number } {
  const sum = (from: number, to: number): number => raises.subarray(from, to).reduce((total, amount) => total + amount, 0);
  const [a, b] = [start[0] + sum(0, counts[0]), start[1] + sum(counts[0], counts[0] + counts[1])];
  return { moves: [], key: 1 + Math.max(0, a / scales[0], b / scales[1]) };
}

/** Before all sets are gone through, what a quick search finds is looked for. */
const QUICK_EFFORT = 60_000;

const quickEffort = ({ states, lattice }: Effort): number => (lattice ? Math.min(states, QUICK_EFFORT) : states);

function leastExposed(exchange: CompiledExchange, given: OneCriterion & { readonly incumbent: readonly Move[] }): Bottleneck {
  const { criterion, caps, incumbent, effort } = given;
  const quick = quickEffort(effort);
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
  return effort.lattice ? latticeSearch(search, found) : narrowed(search, found, Math.ceil(quick / 2));
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
