/** Cuts a stream of bytes into lines of UTF-8. What is not UTF-8 becomes U+FFFD, which no JSON outside texts allows. */
export class LineReader {
  readonly #longest: number;
  #pending: Buffer[] = [];
  #size = 0;

  /** `longest`: bytes that a line may have. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The lines that these bytes complete, without their ends; null where a line is longer than it may be. */
  take(bytes: Buffer): readonly string[] | null {
    const lines: string[] = [];
    let from = 0;
    for (let to = bytes.indexOf(10); to !== -1; to = bytes.indexOf(10, from)) {
      if (this.#size + to - from > this.#longest) return null;
      lines.push(
        Buffer.concat([...this.#pending, bytes.subarray(from, to)])
          .toString("utf8")
          .replace(/\r$/u, ""),
      );
      [this.#pending, this.#size, from] = [[], 0, to + 1];
    }
    if (from < bytes.length) {
      this.#pending.push(bytes.subarray(from));
      this.#size += bytes.length - from;
    }
    return this.#size > this.#longest ? null : lines;
  }
}
