/** Remembers which states were reached, and by which move. A state is two sets of pieces, as bits. Open addressing, at most half full. */
export class StateTable {
  size = 0;
  #mask = 2 ** 10 - 1;
  #firsts = new Int32Array(this.#mask + 1);
  #seconds = new Int32Array(this.#mask + 1);
  #moves = new Uint16Array(this.#mask + 1);

  /** False where the state is in it already; its move then stays. */
  add(first: number, second: number, move: number): boolean {
    const place = this.#placeOf(first, second);
    if (this.#moves[place] !== 0) return false;
    this.#put(place, { first, second, move: move + 1 });
    this.size++;
    if (2 * this.size > this.#mask) this.#grow();
    return true;
  }

  /** The move by which the state was reached. Throws where it was not. */
  moveAt(first: number, second: number): number {
    const move = this.#moves[this.#placeOf(first, second)] ?? 0;
    if (move === 0) throw new Error("Expected a state that was reached");
    return move - 1;
  }

  #put(place: number, { first, second, move }: { readonly first: number; readonly second: number; readonly move: number }): void {
    this.#firsts[place] = first;
    this.#seconds[place] = second;
    this.#moves[place] = move;
  }

  #placeOf(first: number, second: number): number {
    const firsts = this.#firsts;
    const seconds = this.#seconds;
    const moves = this.#moves;
    // Two odd multipliers and a fold: bits of both sets reach the low bits, which are the place.
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let place = (hash ^ (hash >>> 13)) & this.#mask;
    while (moves[place] !== 0 && (firsts[place] !== first || seconds[place] !== second)) place = (place + 1) & this.#mask;
    return place;
  }

  #grow(): void {
    const [firsts, seconds, moves] = [this.#firsts, this.#seconds, this.#moves];
    this.#mask = 2 * this.#mask + 1;
    this.#firsts = new Int32Array(this.#mask + 1);
    this.#seconds = new Int32Array(this.#mask + 1);
    this.#moves = new Uint16Array(this.#mask + 1);
    for (let k = 0; k < moves.length; k++) {
      const [first, second, move] = [firsts[k] ?? 0, seconds[k] ?? 0, moves[k] ?? 0];
      if (move !== 0) this.#put(this.#placeOf(first, second), { first, second, move });
    }
  }
}
