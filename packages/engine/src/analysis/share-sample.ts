import { type Condition, holds } from "../model/condition.ts";
import type { DrawnModel } from "./drawn-model.ts";

/** Outcomes drawn once, on which every draw of the numbers is judged alike: so that draws differ by their numbers only. */
export class ShareSample {
  /** [issue][outcome]: option numbers of those that cross nothing. */
  readonly #options: readonly Uint32Array[];
  /** Outcomes drawn, those that cross a red line included. */
  readonly #size: number;
  readonly #matches = new Map<Condition, Uint32Array>();

  constructor(sampler: (() => Uint32Array) | null, excluded: readonly Condition[], size: number) {
    const drawn = sampler === null ? [] : Array.from({ length: size }, () => sampler().slice());
    const admissible = drawn.filter((numbers) => !excluded.some((condition) => holds(condition, numbers)));
    const [first = new Uint32Array()] = drawn;
    this.#options = Array.from(first, (_, issue) => Uint32Array.from(admissible, (numbers) => numbers[issue] ?? 0));
    this.#size = drawn.length;
  }

  /** Share of the outcomes drawn that leave nobody below its reservation value. 0 where nothing could be drawn. */
  share({ sums, least: bars }: DrawnModel): number {
    const count = this.#options[0]?.length ?? 0;
    const inside = new Uint8Array(count).fill(1);
    const utilities = new Float64Array(count);
    for (const [party, tables] of sums.tables.entries()) {
      utilities.fill(sums.constants[party] ?? 0);
      for (const [issue, options] of this.#options.entries()) addTable(utilities, tables[issue] ?? utilities, options);
      for (const term of sums.terms) {
        if (term.party === party)
          for (const place of this.#meeting(term.condition)) utilities[place] = (utilities[place] ?? 0) + term.amount;
      }
      const least = bars[party] ?? 0;
      for (let k = 0; k < count; k++) if ((utilities[k] ?? 0) < least) inside[k] = 0;
    }
    let total = 0;
    for (let k = 0; k < count; k++) total += inside[k] ?? 0;
    return this.#size === 0 ? 0 : total / this.#size;
  }

  #meeting(condition: Condition): Uint32Array {
    const known = this.#matches.get(condition);
    if (known !== undefined) return known;
    const numbers = new Uint32Array(this.#options.length);
    const places = Array.from(this.#options[0] ?? [], (_, k) => k).filter((k) => {
      for (const [issue, options] of this.#options.entries()) numbers[issue] = options[k] ?? 0;
      return holds(condition, numbers);
    });
    const found = Uint32Array.from(places);
    this.#matches.set(condition, found);
    return found;
  }
}

function addTable(utilities: Float64Array, table: Float64Array, options: Uint32Array): void {
  for (let k = 0; k < options.length; k++) utilities[k] = (utilities[k] ?? 0) + (table[options[k] ?? 0] ?? 0);
}
