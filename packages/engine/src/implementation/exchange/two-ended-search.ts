import type { Bottleneck } from "./bottleneck.ts";
import { flood, type Move, type Search } from "./flood.ts";
import { StateHeap } from "./state-heap.ts";
import { StateTable } from "./state-table.ts";

type Pair = readonly [number, number];

/** A search with limits that bind towards its end, where its key is largest towards its beginning. */
export interface TwoEndedSearch {
  /** The search without the limits, its needs for one-sided bounds: quick, and never worse than what the limits allow. */
  readonly relaxed: Search;
  readonly limits: Pick<Search, "least" | "most">;
  /** By piece: the pieces that cannot be in a set without it, as bits. */
  readonly dependents: readonly [Int32Array, Int32Array];
  /** An order that keeps the limits. */
  readonly incumbent: { readonly moves: readonly Move[]; readonly key: number };
  /** The most states that may be reached, over all floods. */
  readonly budget: number;
}

/**
 * From the end, where the limits bind, best first (Hart, Nilsson and Raphael 1968, with the largest key in place of the sum).
 * At each state a flood from the beginning, without the limits, says how little any order can have that comes through it;
 * where an order found there keeps the limits as well, it is complete.
 */
export function twoEndedSearch(search: TwoEndedSearch): Bottleneck {
  return new TwoEnded(search).run();
}

interface Node {
  readonly first: number;
  readonly second: number;
  /** What follows this state, and where that leads; null for the last state. */
  readonly then: { readonly move: Move; readonly node: Node } | null;
}

class TwoEnded {
  readonly #search: TwoEndedSearch;
  readonly #seen = new StateTable();
  readonly #open: { readonly node: Node; readonly isReckoned: boolean }[] = [];
  /** Keys with places in #parked. */
  readonly #waiting = new StateHeap();
  readonly #parked: { readonly node: Node; readonly isReckoned: boolean }[] = [];
  #level: number;
  #best: { readonly moves: readonly Move[]; readonly key: number };
  #left: number;

  constructor(search: TwoEndedSearch) {
    this.#search = search;
    this.#level = search.relaxed.floor;
    this.#best = search.incumbent;
    this.#left = search.budget;
  }

  run(): Bottleneck {
    const [first, second] = this.#search.relaxed.goal;
    this.#offer({ first, second, then: null });
    while (this.#level < this.#best.key) {
      const next = this.#open.pop();
      if (next !== undefined) this.#visit(next.node, next.isReckoned);
      else if (this.#waiting.size === 0) this.#level = this.#best.key;
      else this.#rise();
      if (this.#left <= 0) break;
    }
    return { ...this.#best, bound: Math.min(this.#level, this.#best.key) };
  }

  #rise(): void {
    this.#level = Math.max(this.#level, this.#waiting.leastKey);
    while (this.#waiting.leastKey <= this.#level) {
      const parked = this.#parked[this.#waiting.pop()[0]];
      if (parked !== undefined) this.#open.push(parked);
    }
  }

  #park(node: Node, { key, isReckoned }: { readonly key: number; readonly isReckoned: boolean }): void {
    if (key >= this.#best.key) return;
    this.#waiting.push(key, this.#parked.length, 0);
    this.#parked.push({ node, isReckoned });
  }

  #visit(node: Node, isReckoned: boolean): void {
    if (!isReckoned) {
      const least = this.#leastTo(node);
      if (least > this.#level) {
        this.#park(node, { key: least, isReckoned: true });
        return;
      }
    }
    this.#complete(node);
    if (this.#level < this.#best.key) this.#expand(node);
  }

  /** What no order that comes through this state can be below; Infinity where none could be better than the best. */
  #leastTo(node: Node): number {
    const flooded = this.#flooded(this.#search.relaxed, node);
    return flooded.kind === "none" ? Infinity : flooded.bound;
  }

  /** Looks for an order to this state that keeps the limits; the needs of one-sided bounds may hide one, but never make one up. */
  #complete(node: Node): void {
    const flooded = this.#flooded({ ...this.#search.relaxed, ...this.#search.limits }, node);
    if (flooded.kind === "found") this.#best = { key: flooded.bound, moves: [...flooded.moves, ...movesAfter(node)] };
  }

  #flooded(search: Search, { first, second, then }: Node): ReturnType<typeof flood> {
    const budget = Math.max(1, Math.min(this.#left, LARGEST_FLOOD));
    const lastState = then === null ? search.lastState : "counts";
    const flooded = flood({ ...search, goal: [first, second], lastState, floor: this.#level, ceiling: this.#best.key, budget });
    this.#left -= flooded.states + COST_OF_FLOOD;
    return flooded;
  }

  #expand(node: Node): void {
    const { counts, partners } = this.#search.relaxed;
    const [n, m] = counts;
    const { first, second } = node;
    const pieces = Array.from({ length: n + m }, (_, k) => k).filter((k) => this.#mayBeLast(k, first, second));
    const singles = pieces.map((k) => ({ k, node: without(node, [k], n) }));
    const blocked = new Set(
      singles.filter(({ node: next }) => !this.#isAllowed(next) || this.#keyOf(next) > this.#level).map(({ k }) => k),
    );
    for (const i of pieces.filter((k) => k < n && blocked.has(k))) {
      for (const j of pieces.filter((k) => k >= n && blocked.has(k))) {
        if (((partners[i] ?? 0) & (1 << (j - n))) !== 0) this.#offer(without(node, [i, j], n));
      }
    }
    const { raises } = this.#search.relaxed;
    for (const { node: next } of singles.sort((a, b) => (raises[b.k] ?? 0) - (raises[a.k] ?? 0))) this.#offer(next);
  }

  #mayBeLast(k: number, first: number, second: number): boolean {
    const { counts } = this.#search.relaxed;
    const [firsts, seconds] = this.#search.dependents;
    const isIn = k < counts[0] ? (first & (1 << k)) !== 0 : (second & (1 << (k - counts[0]))) !== 0;
    return isIn && ((firsts[k] ?? 0) & first) === 0 && ((seconds[k] ?? 0) & second) === 0;
  }

  #offer(node: Node): void {
    if (!this.#isAllowed(node) || !this.#seen.add(node.first, node.second, 0)) return;
    const key = this.#keyOf(node);
    if (key > this.#level) this.#park(node, { key, isReckoned: false });
    else this.#open.push({ node, isReckoned: false });
  }

  #levelsOf({ first, second }: Node): Pair {
    const { counts, raises, lowers, start } = this.#search.relaxed;
    const levels: [number, number] = [...start];
    for (let k = 0; k < counts[0] + counts[1]; k++) {
      const [own, other] = k < counts[0] ? ([0, 1] as const) : ([1, 0] as const);
      const isIn = own === 0 ? (first >>> k) & 1 : (second >>> (k - counts[0])) & 1;
      if (isIn === 0) continue;
      levels[own] += raises[k] ?? 0;
      levels[other] -= lowers[k] ?? 0;
    }
    return levels;
  }

  #keyOf(node: Node): number {
    const { scales, lastState } = this.#search.relaxed;
    if (node.then === null && lastState === "isFree") return 0;
    const [a, b] = this.#levelsOf(node);
    return Math.max(0, a / scales[0], b / scales[1]);
  }

  #isAllowed(node: Node): boolean {
    const { least, most } = this.#search.limits;
    const [a, b] = this.#levelsOf(node);
    return a >= least[0] && a <= most[0] && b >= least[1] && b <= most[1];
  }
}

/** One flood may take no more, so that a hard one does not eat the budget of all. */
const LARGEST_FLOOD = 50_000;
/** What setting up a flood costs, in states. */
const COST_OF_FLOOD = 200;

function without(node: Node, move: Move, countOfFirst: number): Node {
  let { first, second } = node;
  for (const k of move) {
    if (k < countOfFirst) first &= ~(1 << k);
    else second &= ~(1 << (k - countOfFirst));
  }
  return { first, second, then: { move, node } };
}

function movesAfter(node: Node): readonly Move[] {
  const moves: Move[] = [];
  for (let at = node.then; at !== null; at = at.node.then) moves.push(at.move);
  return moves;
}
