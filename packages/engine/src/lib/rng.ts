/** The whole state of a generator: four unsigned 32-bit words. A plain value that can be stored and compared. */
export type RngState = readonly [number, number, number, number];

/**
 * A seeded generator of pseudo-random numbers: sfc32 (Chris Doty-Humphrey, PractRand), period at least 2^32.
 * Not for secrets. The same seed gives the same sequence on every machine.
 */
export class Rng {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  private constructor(state: RngState) {
    [this.#a, this.#b, this.#c, this.#counter] = state;
  }

  /** Any finite number is a seed; equal seeds give equal sequences. */
  static fromSeed(seed: number): Rng {
    const words = new Uint32Array(new Float64Array([seed]).buffer);
    const rng = new Rng([words[0] ?? 0, words[1] ?? 0, 0x9e3779b9, 1]);
    for (let i = 0; i < 15; i++) rng.uint32();
    return rng;
  }

  static fromState(state: RngState): Rng {
    return new Rng(state);
  }

  state(): RngState {
    return [this.#a >>> 0, this.#b >>> 0, this.#c >>> 0, this.#counter >>> 0];
  }

  /** A whole number, 0 to 2^32 - 1. */
  uint32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 up to, not including, 1, in steps of 2^-53. */
  float(): number {
    return ((this.uint32() >>> 5) * 67108864 + (this.uint32() >>> 6)) / 9007199254740992;
  }

  /** A whole number from 0 up to, not including, `size` (1 to 2^53). */
  below(size: number): number {
    return Math.floor(this.float() * size);
  }
}
