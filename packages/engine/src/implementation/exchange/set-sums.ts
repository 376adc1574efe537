const BYTE = 8;
const BYTES = 4;

/** Sums over sets of up to 30 things, as bits: a table for each byte of the set, so that a sum is four look-ups. */
export class SetSums {
  readonly #table = new Float64Array(BYTES << BYTE);

  constructor(values: ArrayLike<number>) {
    const table = this.#table;
    for (let byte = 0; byte < BYTES; byte++) {
      for (let set = 1; set < 1 << BYTE; set++) {
        const lowest = 31 - Math.clz32(set & -set);
        table[(byte << BYTE) | set] = (table[(byte << BYTE) | (set & (set - 1))] ?? 0) + (values[byte * BYTE + lowest] ?? 0);
      }
    }
  }

  of(set: number): number {
    const table = this.#table;
    return (
      (table[set & 255] ?? 0) +
      (table[256 | ((set >>> 8) & 255)] ?? 0) +
      (table[512 | ((set >>> 16) & 255)] ?? 0) +
      (table[768 | (set >>> 24)] ?? 0)
    );
  }
}
