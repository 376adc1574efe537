import type { TextFile } from "../problem.ts";
import type { Place } from "./report.ts";

/** Turns offsets in a text into lines and columns. A column counts UTF-16 units, as editors' "go to" does. */
export class Places {
  readonly #file: string;
  readonly #starts: number[] = [0];
  readonly #end: number;

  constructor({ name, text }: TextFile) {
    this.#file = name;
    this.#end = text.length;
    for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\n|\r/g)) this.#starts.push(index + lineBreak.length);
  }

  /** An offset outside the text counts as its nearest end. */
  at(offset: number): Place {
    const inside = Math.min(Math.max(offset, 0), this.#end);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { file: this.#file, line: low + 1, column: inside - (this.#starts[low] ?? 0) + 1 };
  }
}
