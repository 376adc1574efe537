import type { Operation } from "./made-request.fixture.ts";

/** Answers with an error that may be told apart in a list. */
const MOST_FAULTS = 50;
/** Share of the time of all that a route may take before it is asked for less often. */
const SHARE = 0.01;
/** Milliseconds that any route may take. */
const ANYWAY = 500;

interface Counts {
  readonly byStatus: Map<number, number>;
  /** Milliseconds. */
  spent: number;
}

/** What came back, by route. */
export class Tally {
  readonly faults: string[] = [];
  readonly #routes = new Map<string, Counts>();
  readonly #cut = new Map<string, number>();
  #spent = 0;

  add(id: string, status: number, took: number): void {
    const counts = this.#of(id);
    counts.byStatus.set(status, (counts.byStatus.get(status) ?? 0) + 1);
    counts.spent += took;
    this.#spent += took;
  }

  fault(what: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(what);
  }

  get isFull(): boolean {
    return this.faults.length >= MOST_FAULTS;
  }

  cutShort(why: string): void {
    this.#cut.set(why, (this.#cut.get(why) ?? 0) + 1);
  }

  /** What is slow is asked less often, so that time goes to all. */
  mayBeAsked({ id }: Operation): boolean {
    return this.#of(id).spent < SHARE * this.#spent + ANYWAY;
  }

  count(id: string, least: number, most: number): number {
    return sum([...this.#of(id).byStatus].filter(([status]) => status >= least && status <= most).map(([, count]) => count));
  }

  /** "200: 12, 404: 3". */
  statuses(): string {
    const all = new Map<number, number>();
    for (const { byStatus } of this.#routes.values())
      for (const [status, count] of byStatus) all.set(status, (all.get(status) ?? 0) + count);
    return [...all]
      .toSorted(([a], [b]) => a - b)
      .map(([status, count]) => `${status}: ${count}`)
      .join(", ");
  }

  /** Why scenes ended early, the most frequent first. */
  cuts(): string {
    return [...this.#cut]
      .toSorted(([, a], [, b]) => b - a)
      .map(([why, count]) => `${count} ${why}`)
      .join("\n");
  }

  slowest(): string {
    return [...this.#routes]
      .toSorted(([, a], [, b]) => b.spent - a.spent)
      .slice(0, 40)
      .map(
        ([id, { spent, byStatus }]) =>
          `${id} ${Math.round((100 * spent) / this.#spent)} % ${Math.round(spent / sum([...byStatus.values()]))} ms`,
      )
      .join(", ");
  }

  #of(id: string): Counts {
    const known = this.#routes.get(id) ?? { byStatus: new Map<number, number>(), spent: 0 };
    this.#routes.set(id, known);
    return known;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
