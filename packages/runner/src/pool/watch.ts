/** Whom a thread is asking, as others see it: four numbers in shared memory. Written for every turn of every game. */
export class Watch {
  readonly #cells: Int32Array<SharedArrayBuffer>;

  constructor(cells: Int32Array<SharedArrayBuffer>) {
    this.#cells = cells;
  }

  static cells(): Int32Array<SharedArrayBuffer> {
    return new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
  }

  /** A game begins; 0 is the turn before the first. */
  begin(game: number): void {
    Atomics.store(this.#cells, GAME, game);
    Atomics.store(this.#cells, TURN, 0);
  }

  get game(): number {
    return Atomics.load(this.#cells, GAME);
  }

  get turn(): number {
    return Atomics.load(this.#cells, TURN);
  }

  setTurn(turn: number): void {
    Atomics.store(this.#cells, TURN, turn);
  }

  /** The player at this place, from 0, has the thread from now on. */
  enter(place: number): void {
    Atomics.add(this.#cells, BEAT, 1);
    Atomics.store(this.#cells, PLACE, place + 1);
  }

  leave(): void {
    Atomics.store(this.#cells, PLACE, 0);
  }

  /** Null where no player has the thread. */
  asked(): Asking | null {
    const place = Atomics.load(this.#cells, PLACE);
    if (place === 0) return null;
    return {
      game: this.game,
      turn: this.turn,
      place: place - 1,
      beat: Atomics.load(this.#cells, BEAT),
    };
  }
}

const [GAME, TURN, PLACE, BEAT] = [0, 1, 2, 3];

export interface Asking {
  readonly game: number;
  readonly turn: number;
  /** Of the party, from 0. */
  readonly place: number;
  /** Another one for each time a player gets the thread. */
  readonly beat: number;
}
