import { BinaryHeap } from "./binary-heap.ts";
import type { UtilityPart } from "./utility-part.ts";

/** An outcome that differs from one already ranked by the next combination of one part; the parts after that are at their best. */
interface Deviation {
  /** Units lost against the best outcome. */
  readonly loss: bigint;
  /** By part, the ranks of the outcome it differs from. */
  readonly from: Uint32Array;
  readonly part: number;
  readonly rank: number;
  /** Its options, looked up when a tie asks for them. */
  numbers: Uint32Array | null;
}

/**
 * Outcomes in order of utility, found one after the other (Lawler 1972): whenever an outcome is ranked, those that are
 * next to it in one part begin to wait, and the best that waits is next. Exact in units; among equals the lowest
 * combination number first. Cost of each further outcome: about the number of parts, in time and in memory.
 */
export class RankedSums {
  readonly #parts: readonly UtilityPart[];
  readonly #issues: number;
  readonly #ranked: Uint32Array[] = [];
  readonly #waiting = new BinaryHeap<Deviation>((a, b) => a.loss < b.loss || (a.loss === b.loss && this.#hasLowerNumber(a, b)));

  constructor(parts: readonly UtilityPart[]) {
    this.#parts = parts;
    this.#issues = parts.reduce((sum, part) => sum + part.issues.length, 0);
    this.#waiting.add({ loss: 0n, from: new Uint32Array(parts.length), part: 0, rank: 0, numbers: null });
  }

  /** Option numbers of the k-th best outcome; null past the end, and where k is no whole number from 0. */
  numbers(k: number): Uint32Array | null {
    if (!Number.isInteger(k) || k < 0) return null;
    while (this.#ranked.length <= k && this.#rankNext());
    const ranks = this.#ranked[k];
    return ranks === undefined ? null : this.#written(ranks);
  }

  #rankNext(): boolean {
    const next = this.#waiting.take();
    if (next === undefined) return false;
    const ranks = this.#ranksOf(next);
    this.#ranked.push(ranks);
    for (let part = next.part; part < this.#parts.length; part++) this.#deviate(ranks, part, next.loss);
    return true;
  }

  #deviate(ranks: Uint32Array, part: number, loss: bigint): void {
    const at = this.#parts[part];
    const rank = (ranks[part] ?? 0) + 1;
    if (at === undefined || rank >= at.length) return;
    this.#waiting.add({ loss: loss + at.unitsAt(rank - 1) - at.unitsAt(rank), from: ranks, part, rank, numbers: null });
  }

  #ranksOf({ from, part, rank }: Deviation): Uint32Array {
    const ranks = new Uint32Array(from.length);
    ranks.set(from.subarray(0, part));
    ranks[part] = rank;
    return ranks;
  }

  #written(ranks: Uint32Array): Uint32Array {
    const numbers = new Uint32Array(this.#issues);
    for (const [k, part] of this.#parts.entries()) part.write(ranks[k] ?? 0, numbers);
    return numbers;
  }

  /**
   * What waits for a tied outcome has at most its combination number, as tied combinations of a part are in that order: so
   * the lowest number that waits is the lowest of all.
   */
  #hasLowerNumber(a: Deviation, b: Deviation): boolean {
    a.numbers ??= this.#written(this.#ranksOf(a));
    b.numbers ??= this.#written(this.#ranksOf(b));
    for (let issue = 0; issue < this.#issues; issue++) {
      const [mine, other] = [a.numbers[issue] ?? 0, b.numbers[issue] ?? 0];
      if (mine !== other) return mine < other;
    }
    return false;
  }
}
