import { SetSums } from "./set-sums.ts";
import { StateHeap } from "./state-heap.ts";
import { StateStack } from "./state-stack.ts";
import { StateTable } from "./state-table.ts";

type Pair = readonly [number, number];

/**
 * A search for an order of pieces. Each party has a level, which its own pieces raise and the other's lower. The key of a
 * state is the larger of the two levels, each divided by its party's scale, and never below 0. The search finds the order
 * whose largest key is least. All amounts are whole numbers, so that sums do not depend on their order.
 */
export interface Search {
  /** How many pieces each party has, at most 30. The first party's are numbered first. */
  readonly counts: Pair;
  /** By piece: how much it raises the level of its own party, and lowers that of the other. 0 or more. */
  readonly raises: Float64Array;
  readonly lowers: Float64Array;
  /** By piece: the pieces of either party that must be in the set before it, as bits. */
  readonly needs: readonly [Int32Array, Int32Array];
  /** By piece of the first party: the pieces of the second that may come at once with it, as bits. */
  readonly partners: Int32Array;
  /** The set to be reached, as bits of either party. It holds all that its pieces need, but for pieces that need not be in it. */
  readonly goal: Pair;
  /** Whether the key of that last set counts: the levels there are the same in every order, and where they bind nobody they would hide what comes before. */
  readonly lastState: "counts" | "isFree";
  /** The levels before the first piece. */
  readonly start: Pair;
  /** Above 0; Infinity for a party whose level does not count in the key. */
  readonly scales: Pair;
  /** States with a level outside these are left out. */
  readonly least: Pair;
  readonly most: Pair;
  /** Keys up to here are as good as any: known to be unavoidable. */
  readonly floor: number;
  /** Only orders with a largest key below this are looked for. */
  readonly ceiling: number;
  /** The most states that may be reached. */
  readonly budget: number;
}

/** One piece, or one of each party at once. */
export type Move = readonly number[];

/**
 * "found": the best order there is. "none": there is no order within the limits and below the ceiling. "spent": the budget
 * is used up; no order has a largest key below `bound`.
 */
export type Flooded =
  | { readonly kind: "found"; readonly moves: readonly Move[]; readonly bound: number; readonly states: number }
  | { readonly kind: "none"; readonly states: number }
  | { readonly kind: "spent"; readonly bound: number; readonly states: number };

/**
 * Least bottleneck path over the sets of pieces that a set needs (Dijkstra 1959, with the largest key in place of the sum).
 * All states up to a level are flooded, depth first; when the level has no more, it rises to the least key that waits. Every
 * state is reached once, so the work is at most states × pieces; the level at any time is a proven bound.
 */
export function flood(search: Search): Flooded {
  return new Flood(search).run();
}

class Flood {
  readonly #search: Search;
  readonly #table = new StateTable();
  readonly #stack = new StateStack();
  readonly #waiting = new StateHeap();
  /** Level of each party = start + raises of its own set − lowers of the other's. */
  readonly #raised: readonly [SetSums, SetSums];
  readonly #lowered: readonly [SetSums, SetSums];
  readonly #needs: readonly [Int32Array, Int32Array];
  readonly #hasPartners: boolean;
  #level: number;
  #isDone = false;

  constructor(search: Search) {
    const { counts, raises, lowers, needs, goal, floor } = search;
    this.#search = search;
    this.#raised = [new SetSums(raises.subarray(0, counts[0])), new SetSums(raises.subarray(counts[0]))];
    this.#lowered = [new SetSums(lowers.subarray(counts[0])), new SetSums(lowers.subarray(0, counts[0]))];
    this.#needs = [needs[0].map((set) => set & goal[0]), needs[1].map((set) => set & goal[1])];
    this.#hasPartners = search.partners.some((set) => set !== 0);
    this.#level = Math.max(floor, this.#keyOf(0, 0), this.#keyOf(...goal));
  }

  run(): Flooded {
    const { ceiling, budget, goal } = this.#search;
    if (this.#level >= ceiling || !this.#isAllowed(0, 0) || !this.#isAllowed(...goal)) return { kind: "none", states: 0 };
    this.#reach(0, 0, START);
    for (;;) {
      while (this.#stack.size > 0 && !this.#isDone && this.#table.size < budget) this.#expand();
      const states = this.#table.size;
      if (this.#isDone) return { kind: "found", moves: this.#moves(), bound: this.#level, states };
      if (states >= budget) return { kind: "spent", bound: this.#level, states };
      if (this.#waiting.size === 0) return { kind: "none", states };
      this.#rise();
    }
  }

  #rise(): void {
    this.#level = this.#waiting.leastKey;
    while (this.#waiting.leastKey === this.#level) this.#stack.push(...this.#waiting.pop());
  }

  #levelOf(party: 0 | 1, first: number, second: number): number {
    const [own, other] = party === 0 ? [first, second] : [second, first];
    return this.#search.start[party] + this.#raised[party].of(own) - this.#lowered[party].of(other);
  }

  #keyOf(first: number, second: number): number {
    const { scales, goal, lastState } = this.#search;
    if (lastState === "isFree" && first === goal[0] && second === goal[1]) return 0;
    return Math.max(0, this.#levelOf(0, first, second) / scales[0], this.#levelOf(1, first, second) / scales[1]);
  }

  #isAllowed(first: number, second: number): boolean {
    const { least, most } = this.#search;
    const [a, b] = [this.#levelOf(0, first, second), this.#levelOf(1, first, second)];
    return a >= least[0] && a <= most[0] && b >= least[1] && b <= most[1];
  }

  /** Of the two parties, the one that stands lower moves first (it is pushed last), and its cheapest piece before others. */
  #expand(): void {
    const { scales } = this.#search;
    this.#stack.take();
    const { first, second } = this.#stack;
    const [a, b] = [this.#levelOf(0, first, second), this.#levelOf(1, first, second)];
    const isFirstLower = a / scales[0] < b / scales[1];
    if (this.#hasPartners) this.#pairs(first, second, [a, b]);
    this.#singles(isFirstLower ? 1 : 0, [first, second], [a, b]);
    this.#singles(isFirstLower ? 0 : 1, [first, second], [a, b]);
  }

  #singles(party: 0 | 1, [first, second]: Pair, levels: Pair): void {
    const { counts, raises, lowers, goal, least, most } = this.#search;
    const [from, to, own] = party === 0 ? [0, counts[0], first] : [counts[0], counts[0] + counts[1], second];
    const [needsFirst, needsSecond] = this.#needs;
    const open = goal[party] & ~own;
    const highest = most[party];
    const lowest = least[party === 0 ? 1 : 0];
    const [level, other] = party === 0 ? levels : [levels[1], levels[0]];
    for (let piece = to - 1; piece >= from; piece--) {
      const bit = 1 << (piece - from);
      if ((open & bit) === 0 || ((needsFirst[piece] ?? 0) & ~first) !== 0 || ((needsSecond[piece] ?? 0) & ~second) !== 0) continue;
      if (level + (raises[piece] ?? 0) > highest || other - (lowers[piece] ?? 0) < lowest) continue;
      if (party === 0) this.#reach(first | bit, second, piece);
      else this.#reach(first, second | bit, piece);
    }
  }

  /** Two at once are only needed where neither may go first alone. */
  #pairs(first: number, second: number, levels: Pair): void {
    const { counts, partners } = this.#search;
    const firsts = this.#blocked(0, [first, second], levels);
    if (firsts === 0) return;
    const seconds = this.#blocked(1, [first, second], levels);
    for (let rest = firsts; rest !== 0; rest &= rest - 1) {
      const i = 31 - Math.clz32(rest & -rest);
      for (let others = seconds & (partners[i] ?? 0); others !== 0; others &= others - 1) {
        const j = 31 - Math.clz32(others & -others);
        const [nextFirst, nextSecond] = [first | (1 << i), second | (1 << j)];
        if (this.#isAllowed(nextFirst, nextSecond)) this.#reach(nextFirst, nextSecond, counts[0] + counts[1] + i * counts[1] + j);
      }
    }
  }

  /** The pieces of a party that could be next, but may not go alone, as bits. */
  #blocked(party: 0 | 1, [first, second]: Pair, levels: Pair): number {
    const { counts, goal } = this.#search;
    const from = party === 0 ? 0 : counts[0];
    let blocked = 0;
    for (let rest = goal[party] & ~(party === 0 ? first : second); rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const piece = from + 31 - Math.clz32(bit);
      if (this.#isOpen(piece, first, second) && !this.#mayGo(piece, levels)) blocked |= bit;
    }
    return blocked;
  }

  #isOpen(piece: number, first: number, second: number): boolean {
    const [needsFirst, needsSecond] = this.#needs;
    return ((needsFirst[piece] ?? 0) & ~first) === 0 && ((needsSecond[piece] ?? 0) & ~second) === 0;
  }

  /** Whether the piece alone leads to a state that is flooded at this level. */
  #mayGo(piece: number, levels: Pair): boolean {
    const { counts, raises, lowers, least, most, scales } = this.#search;
    const [party, other] = piece < counts[0] ? ([0, 1] as const) : ([1, 0] as const);
    const raised = levels[party] + (raises[piece] ?? 0);
    return raised <= most[party] && raised / scales[party] <= this.#level && levels[other] - (lowers[piece] ?? 0) >= least[other];
  }

  #reach(first: number, second: number, move: number): void {
    const key = this.#keyOf(first, second);
    if (key >= this.#search.ceiling || !this.#table.add(first, second, move)) return;
    if (key > this.#level) {
      this.#waiting.push(key, first, second);
      return;
    }
    this.#stack.push(first, second);
    this.#isDone ||= first === this.#search.goal[0] && second === this.#search.goal[1];
  }

  /** Back from the last state to the first. */
  #moves(): readonly Move[] {
    const [n, m] = this.#search.counts;
    let [first, second] = this.#search.goal;
    const moves: Move[] = [];
    while (first !== 0 || second !== 0) {
      const code = this.#table.moveAt(first, second);
      const pair = code - n - m;
      const move = pair < 0 ? [code] : [Math.floor(pair / m), n + (pair % m)];
      for (const piece of move) {
        if (piece < n) first &= ~(1 << piece);
        else second &= ~(1 << (piece - n));
      }
      moves.push(move);
    }
    return moves.reverse();
  }
}

/** Never read: the first state was reached by no move. */
const START = 0;
