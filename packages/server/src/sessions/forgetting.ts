/** Counts erasures, so that whoever is still at work with what was read before one does not put it back into memory. */
export class Forgetting {
  #count = 0;
  #all = 0;
  readonly #tables = new Map<string, number>();

  /** To be noted before anything is read. */
  get now(): number {
    return this.#count;
  }

  forgetTable(table: string): void {
    this.#tables.set(table, ++this.#count);
  }

  forgetAll(): void {
    this.#all = ++this.#count;
    this.#tables.clear();
  }

  /** Whether words of the table may have been erased since then. */
  isStale(table: string, noted: number): boolean {
    return noted < Math.max(this.#all, this.#tables.get(table) ?? 0);
  }
}
