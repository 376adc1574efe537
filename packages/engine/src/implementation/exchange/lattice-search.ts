import type { Bottleneck } from "./bottleneck.ts";
import { capFor, largestKey } from "./order-search.ts";
import type { Move, Search } from "./flood.ts";
import { type LatticeSide, latticeSide } from "./lattice-side.ts";

/** Up to so many pieces, all sets are gone through: as bits, 2^24 of them take two megabytes. */
export const MOST_LATTICE_PIECES = 24;

/**
 * The order whose largest key is least, by going through all sets of pieces, thirty-two at a time: which of them can be
 * reached by way of states with no key above a measure? The measure is halved in between what is proven and what is found.
 * Exact whatever the case; about a tenth of a second a measure for 24 pieces.
 */
export function latticeSearch(search: Search, known: Bottleneck): Bottleneck {
  if (known.bound >= known.key) return known;
  const lattice = new Lattice(search);
  let { moves, key, bound } = known;
  let measure = bound;
  while (bound < key) {
    const reached = lattice.reach(measure);
    if (reached.kind === "found") {
      ({ moves } = reached);
      key = largestKey(search, moves);
    } else ({ bound } = reached);
    measure = bound + (key - bound) / 2;
    // Two neighbouring doubles have no middle.
    if (measure >= key) measure = bound;
  }
  return { moves, key, bound: key };
}

type Reached =
  | { readonly kind: "found"; readonly moves: readonly Move[] }
  /** No order has a largest key below the bound, which is above the measure. */
  | { readonly kind: "none"; readonly bound: number };

const WORD_BITS = 5;
const NO_PAIRS = new Int32Array(0);
/** By one of the five pieces in which the sets of a word differ: the places of those that lack it. */
const LACKING = [0x55555555, 0x33333333, 0x0f0f0f0f, 0x00ff00ff, 0x0000ffff] as const;

class Lattice {
  readonly #search: Search;
  readonly #sides;
  readonly #pieces: number;
  /** Pieces that may come at once; of those, as a flat list, the pairs within the five of a word, and all others. */
  readonly #pairs: readonly (readonly [number, number])[];
  readonly #lowPairs: Int32Array;
  readonly #highPairs: Int32Array;
  /** By set, as bits: within the limits of the search; below the measure as well; reached by way of those. */
  readonly #legal: Int32Array;
  readonly #allowed: Int32Array;
  readonly #reached: Int32Array;

  constructor(search: Search) {
    const [n, m] = search.counts;
    this.#search = search;
    this.#sides = [latticeSide(search, 0), latticeSide(search, 1)] as const;
    this.#pieces = n + m;
    this.#pairs = pairsOf(search);
    this.#lowPairs = Int32Array.from(this.#pairs.filter(([, j]) => j < WORD_BITS).flat());
    this.#highPairs = Int32Array.from(this.#pairs.filter(([, j]) => j >= WORD_BITS).flat());
    const words = 2 ** Math.max(0, n + m - WORD_BITS);
    this.#legal = new Int32Array(words);
    this.#allowed = new Int32Array(words);
    this.#reached = new Int32Array(words);
    this.#fill(this.#legal, search.most);
  }

  reach(measure: number): Reached {
    const { scales, most } = this.#search;
    this.#fill(this.#allowed, [Math.min(most[0], capFor(measure, scales[0])), Math.min(most[1], capFor(measure, scales[1]))]);
    // A last state that is free is allowed wherever it is legal.
    const last = this.#legal.length - 1;
    const lastBit = 1 << ((2 ** this.#pieces - 1) & 31);
    if (this.#search.lastState === "isFree") this.#allowed[last] = (this.#allowed[last] ?? 0) | ((this.#legal[last] ?? 0) & lastBit);
    let bound = Infinity;
    for (let word = 0; word < this.#reached.length; word++) {
      const legal = this.#legal[word] ?? 0;
      if (legal === 0) {
        this.#reached[word] = 0;
        continue;
      }
      const allowed = this.#allowed[word] ?? 0;
      const [inside, touched] = this.#spread(word, legal, allowed);
      this.#reached[word] = inside;
      const blocked = touched & legal & ~allowed;
      if (blocked !== 0) bound = Math.min(bound, this.#leastKey(word, blocked));
    }
    const full = 2 ** this.#pieces - 1;
    return this.#isReached(full) ? { kind: "found", moves: this.#movesTo(full) } : { kind: "none", bound };
  }

  /** Marks the sets that hold what they need, with levels within the limits. */
  #fill(bits: Int32Array, most: readonly [number, number]): void {
    const [first, second] = this.#sides;
    const { least, start } = this.#search;
    const size = first.raised.length;
    bits.fill(0);
    for (let y = 0; y < second.raised.length; y++) {
      const neededOfFirst = second.needed[y] ?? 0;
      if (neededOfFirst === -1) continue;
      const a = start[0] - (second.lowered[y] ?? 0);
      const b = start[1] + (second.raised[y] ?? 0);
      const row = { y, neededOfFirst, lowA: least[0] - a, highA: most[0] - a, lowB: b - most[1], highB: b - least[1] };
      for (let from = 0; from < size; from += 32) {
        const word = (from + y * size) >>> WORD_BITS;
        bits[word] = (bits[word] ?? 0) | (wordOf(first, row, from) << ((y * size) & 31));
      }
    }
  }

  /** What is reached in a word, and all that is one move away from what is reached. Pairs are asked only about what single pieces leave. */
  #spread(word: number, legal: number, allowed: number): readonly [number, number] {
    const [singles, pairs] = [this.#singlesFromBelow(word), this.#highPairs];
    const spread = this.#withinWord(singles, allowed, NO_PAIRS);
    if ((legal & ~spread[1]) === 0 || (pairs.length === 0 && this.#lowPairs.length === 0)) return spread;
    return this.#withinWord(singles | this.#pairsFromBelow(word), allowed, this.#lowPairs);
  }

  /** What one more piece outside the five of a word brings from the words before it. */
  #singlesFromBelow(word: number): number {
    const reached = this.#reached;
    let from = word === 0 ? 1 : 0;
    for (let rest = word; rest !== 0; rest &= rest - 1) from |= reached[word ^ (rest & -rest)] ?? 0;
    return from;
  }

  #pairsFromBelow(word: number): number {
    const pairs = this.#highPairs;
    let from = 0;
    for (let k = 0; k < pairs.length; k += 2) {
      const i = pairs[k] ?? 0;
      const high = 1 << ((pairs[k + 1] ?? 0) - WORD_BITS);
      if ((word & high) === 0) continue;
      if (i < WORD_BITS) from |= ((this.#reached[word ^ high] ?? 0) & (LACKING[i] ?? 0)) << (1 << i);
      else if (((word >>> (i - WORD_BITS)) & 1) !== 0) from |= this.#reached[word ^ high ^ (1 << (i - WORD_BITS))] ?? 0;
    }
    return from;
  }

  /** Spreads over the five pieces of a word until nothing is added. */
  #withinWord(from: number, allowed: number, pairs: Int32Array): readonly [number, number] {
    let touched = from;
    for (;;) {
      const inside = touched & allowed;
      let next = touched;
      for (let k = 0; k < WORD_BITS; k++) next |= (inside & (LACKING[k] ?? 0)) << (1 << k);
      for (let k = 0; k < pairs.length; k += 2) {
        const [i, j] = [pairs[k] ?? 0, pairs[k + 1] ?? 0];
        next |= (inside & (LACKING[i] ?? 0) & (LACKING[j] ?? 0)) << ((1 << i) + (1 << j));
      }
      if (next === touched) return [inside, touched];
      touched = next;
    }
  }

  /** The least key of the sets marked in a word. */
  #leastKey(word: number, marked: number): number {
    const { scales, start, counts } = this.#search;
    const [first, second] = this.#sides;
    let least = Infinity;
    for (let rest = marked; rest !== 0; rest &= rest - 1) {
      const set = (word << WORD_BITS) | (31 - Math.clz32(rest & -rest));
      const [x, y] = [set & (2 ** counts[0] - 1), set >>> counts[0]];
      const a = start[0] + (first.raised[x] ?? 0) - (second.lowered[y] ?? 0);
      const b = start[1] + (second.raised[y] ?? 0) - (first.lowered[x] ?? 0);
      least = Math.min(least, Math.max(0, a / scales[0], b / scales[1]));
    }
    return least;
  }

  #isReached(set: number): boolean {
    return (((this.#reached[set >>> WORD_BITS] ?? 0) >>> (set & 31)) & 1) !== 0;
  }

  /** Back from a set that is reached, one move at a time. */
  #movesTo(full: number): readonly Move[] {
    const moves: Move[] = [];
    for (let set = full; set !== 0; ) {
      const move = this.#moveInto(set);
      for (const piece of move) set &= ~(1 << piece);
      moves.push(move);
    }
    return moves.reverse();
  }

  #moveInto(set: number): Move {
    for (let piece = this.#pieces - 1; piece >= 0; piece--) {
      if (((set >>> piece) & 1) !== 0 && this.#isReached(set & ~(1 << piece))) return [piece];
    }
    const pair = this.#pairs.find(([i, j]) => {
      const both = (1 << i) | (1 << j);
      return (set & both) === both && this.#isReached(set & ~both);
    });
    if (pair === undefined) throw new Error(`Expected a move into set ${set}`);
    return pair;
  }
}

/** The sets of the first party's pieces, thirty-two from one on, that are within the limits beside one set of the second's, as bits. */
function wordOf({ raised, lowered, needed }: LatticeSide, row: LatticeRow, from: number): number {
  const { y, neededOfFirst, lowA, highA, lowB, highB } = row;
  const to = Math.min(from + 32, raised.length);
  let word = 0;
  for (let x = from; x < to; x++) {
    const up = raised[x] ?? 0;
    const down = lowered[x] ?? 0;
    if (up < lowA || up > highA || down < lowB || down > highB) continue;
    if ((neededOfFirst & ~x) === 0 && ((needed[x] ?? 0) & ~y) === 0) word |= 1 << (x & 31);
  }
  return word;
}

interface LatticeRow {
  readonly y: number;
  readonly neededOfFirst: number;
  readonly lowA: number;
  readonly highA: number;
  readonly lowB: number;
  readonly highB: number;
}

/** Pieces of either party that may come at once: partners of which neither needs the other. */
function pairsOf({ counts: [n, m], partners, needs }: Search): readonly (readonly [number, number])[] {
  const isFree = (i: number, j: number): boolean =>
    (((partners[i] ?? 0) >>> j) & 1) === 1 && (((needs[1][i] ?? 0) >>> j) & 1) === 0 && (((needs[0][n + j] ?? 0) >>> i) & 1) === 0;
  return Array.from({ length: n }, (_, i) => i).flatMap((i) =>
    Array.from({ length: m }, (_, j) => j).flatMap((j) => (isFree(i, j) ? [[i, n + j] as const] : [])),
  );
}
