/** States that wait until the level reaches their key; those of the least key come out first. Of equal keys, any. */
export class StateHeap {
  size = 0;
  #keys = new Float64Array(256);
  #firsts = new Int32Array(256);
  #seconds = new Int32Array(256);

  /** Infinity where nothing waits. */
  get leastKey(): number {
    return this.size === 0 ? Infinity : (this.#keys[0] ?? Infinity);
  }

  push(key: number, first: number, second: number): void {
    if (this.size === this.#keys.length) this.#grow();
    const keys = this.#keys;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((keys[parent] ?? 0) <= key) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#set(at, { key, first, second });
  }

  /** Throws where nothing waits. */
  pop(): readonly [first: number, second: number] {
    if (this.size === 0) throw new Error("Expected a state that waits");
    const top = [this.#firsts[0] ?? 0, this.#seconds[0] ?? 0] as const;
    const last = --this.size;
    const [key, first, second] = [this.#keys[last] ?? 0, this.#firsts[last] ?? 0, this.#seconds[last] ?? 0];
    this.#set(this.#hole(key), { key, first, second });
    return top;
  }

  /** The place for a key, from the top down; those with a lesser key move up. */
  #hole(key: number): number {
    const keys = this.#keys;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) return at;
      if (child + 1 < this.size && (keys[child + 1] ?? 0) < (keys[child] ?? 0)) child++;
      if ((keys[child] ?? 0) >= key) return at;
      this.#move(child, at);
      at = child;
    }
  }

  #move(from: number, to: number): void {
    this.#keys[to] = this.#keys[from] ?? 0;
    this.#firsts[to] = this.#firsts[from] ?? 0;
    this.#seconds[to] = this.#seconds[from] ?? 0;
  }

  #set(at: number, { key, first, second }: { readonly key: number; readonly first: number; readonly second: number }): void {
    this.#keys[at] = key;
    this.#firsts[at] = first;
    this.#seconds[at] = second;
  }

  #grow(): void {
    const [keys, firsts, seconds] = [this.#keys, this.#firsts, this.#seconds];
    this.#keys = new Float64Array(2 * keys.length);
    this.#firsts = new Int32Array(2 * keys.length);
    this.#seconds = new Int32Array(2 * keys.length);
    this.#keys.set(keys);
    this.#firsts.set(firsts);
    this.#seconds.set(seconds);
  }
}
