import { pareto } from "./pareto.ts";
import type { PartialFrontier } from "./partial-frontier.ts";

/** At most this many wait before they are thinned out. */
const CAPACITY = 1 << 18;
const STRONG_POINTS = 12;

/** Points that may be on a frontier, thinned out to those that are whenever the room is used up. */
export class Candidates {
  #columns: Float64Array[];
  #counts: Float64Array;
  #combination: Uint32Array;
  #length = 0;
  #strong: readonly Float64Array[] = [];

  /** `expected`: how many may come at most. */
  constructor(parties: number, expected: number) {
    const room = Math.min(CAPACITY, expected);
    this.#columns = Array.from({ length: parties }, () => new Float64Array(room));
    this.#counts = new Float64Array(room);
    this.#combination = new Uint32Array(room);
  }

  add(columns: readonly Float64Array[], k: number, combination: number): void {
    if (this.#length === this.#counts.length) this.#thin();
    const place = this.#length++;
    for (let party = 0; party < columns.length; party++) {
      const column = this.#columns[party];
      if (column) column[place] = columns[party]?.[k] ?? 0;
    }
    this.#counts[place] = 1;
    this.#combination[place] = combination;
  }

  /** Some points of the last thinning that beat many others: [point][party]. */
  strongPoints(): readonly Float64Array[] {
    return this.#strong;
  }

  frontier(): PartialFrontier {
    this.#thin();
    const length = this.#length;
    return {
      length,
      columns: this.#columns.map((column) => column.slice(0, length)),
      counts: this.#counts.slice(0, length),
      previous: new Uint32Array(length),
      combination: this.#combination.slice(0, length),
    };
  }

  /** Keeps the frontier of what has come; doubles the room where that leaves less than half of it free. */
  #thin(): void {
    const kept = pareto({ length: this.#length, columns: this.#columns, counts: this.#counts });
    const room = kept.length * 2 > this.#counts.length ? this.#counts.length * 2 : this.#counts.length;
    this.#columns = this.#columns.map((column) => gather(column, kept, new Float64Array(room)));
    this.#counts = gather(this.#counts, kept, new Float64Array(room));
    this.#combination = gather(this.#combination, kept, new Uint32Array(room));
    this.#length = kept.length;
    const stride = Math.max(1, Math.floor(kept.length / STRONG_POINTS));
    this.#strong = Array.from({ length: Math.min(STRONG_POINTS, kept.length) }, (_, k) =>
      Float64Array.from(this.#columns, (column) => column[k * stride] ?? 0),
    );
  }
}

export function gather<T extends Float64Array | Uint32Array>(values: T, places: Uint32Array, into: T): T {
  for (let k = 0; k < places.length; k++) into[k] = values[places[k] ?? 0] ?? 0;
  return into;
}
