/** States to go on from, the last one first. `take` moves the top into the fields. */
export class StateStack {
  size = 0;
  first = 0;
  second = 0;
  #sets = new Int32Array(512);

  push(first: number, second: number): void {
    const at = 2 * this.size++;
    if (at === this.#sets.length) this.#grow();
    this.#sets[at] = first;
    this.#sets[at + 1] = second;
  }

  take(): void {
    const at = 2 * --this.size;
    this.first = this.#sets[at] ?? 0;
    this.second = this.#sets[at + 1] ?? 0;
  }

  #grow(): void {
    const sets = this.#sets;
    this.#sets = new Int32Array(2 * sets.length);
    this.#sets.set(sets);
  }
}
