import type { CompiledExchange, Pair } from "./compiled-exchange.ts";

export type Masks = readonly [Int32Array, Int32Array];

/**
 * By piece: the pieces that must be in the set before it. "forwards" from the first step on, "backwards" from the last.
 *
 * Where only one level counts from this end (`bound: "oneSided"`), a piece that raises its party's level no more, and lowers
 * the other's no less, than another of the same party may as well come first: to exchange the two leaves no state worse, if
 * the first needs nothing that the other does not, and nothing needs the other without needing the first. With a bound on
 * both sides that holds only of pieces that are alike.
 */
export function pieceNeeds(
  exchange: CompiledExchange,
  { direction, bound }: { readonly direction: "forwards" | "backwards"; readonly bound: "oneSided" | "twoSided" },
): Masks {
  const before = exchange.before;
  const after = turned(before, exchange.counts);
  const [needs, dependents] = direction === "forwards" ? [before, after] : [after, before];
  const order = new PieceOrder(exchange, { needs, dependents, bound });
  const masks: Masks = [needs[0].slice(), needs[1].slice()];
  for (let k = 0; k < exchange.pieces.length; k++) {
    const side = k < exchange.counts[0] ? 0 : 1;
    masks[side][k] = (masks[side][k] ?? 0) | order.mayAsWellPrecede(k);
  }
  return masks;
}

/** By piece: the pieces that need it. The same relation read from the other end. */
export function turned(masks: Masks, [n, m]: Pair): Masks {
  const all = Array.from({ length: n + m }, (_, k) => k);
  const needing = (k: number): readonly number[] => {
    const [side, bit] = k < n ? [0, 1 << k] : [1, 1 << (k - n)];
    return all.filter((other) => ((masks[side]?.[other] ?? 0) & bit) !== 0);
  };
  const bits = (pieces: readonly number[], shift: number): number => pieces.reduce((set, k) => set | (1 << (k - shift)), 0);
  return [
    Int32Array.from(all, (k) =>
      bits(
        needing(k).filter((other) => other < n),
        0,
      ),
    ),
    Int32Array.from(all, (k) =>
      bits(
        needing(k).filter((other) => other >= n),
        n,
      ),
    ),
  ];
}

interface PieceRelations {
  readonly needs: Masks;
  readonly dependents: Masks;
  readonly bound: "oneSided" | "twoSided";
}

class PieceOrder {
  readonly #exchange: CompiledExchange;
  readonly #relations: PieceRelations;

  constructor(exchange: CompiledExchange, relations: PieceRelations) {
    this.#exchange = exchange;
    this.#relations = relations;
  }

  /** The pieces of the same party that may as well come before this one, as bits. */
  mayAsWellPrecede(k: number): number {
    const [n, m] = this.#exchange.counts;
    const [from, to] = k < n ? [0, n] : [n, n + m];
    let set = 0;
    for (let other = from; other < to; other++) {
      if (other === k || !this.#isAsGood(other, k)) continue;
      // Of two that are alike, the one with the lower number comes first.
      if (!this.#isAsGood(k, other) || other < k) set |= 1 << (other - from);
    }
    return set;
  }

  #isAsGood(a: number, b: number): boolean {
    const { costs, values } = this.#exchange;
    const { needs, dependents, bound } = this.#relations;
    const [cost, value] = [(costs[b] ?? 0) - (costs[a] ?? 0), (values[a] ?? 0) - (values[b] ?? 0)];
    const isNoWorse = bound === "oneSided" ? cost >= 0 && value >= 0 : cost === 0 && value === 0;
    return isNoWorse && isWithin(needs, a, b) && isWithin(dependents, b, a) && this.#partners(a) === this.#partners(b);
  }

  /** With whom a piece may be done at once. */
  #partners(k: number): string {
    const { counts, partners } = this.#exchange;
    if (k < counts[0]) return String(partners[k]);
    return partners.reduce((text, set) => text + String((set >>> (k - counts[0])) & 1), "");
  }
}

const isWithin = (masks: Masks, a: number, b: number): boolean => masks.every((mask) => ((mask[a] ?? 0) & ~(mask[b] ?? 0)) === 0);
