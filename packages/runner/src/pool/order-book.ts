import type { GameResult } from "@detente/engine";
import type { KnownFailure, Order } from "./messages.ts";

interface Batch {
  /** Not reported yet. */
  readonly orders: Map<number, Order>;
  readonly isAlone: boolean;
}

interface Book {
  /** Of all games. */
  readonly games: number;
  readonly finished: { has(number: number): boolean; readonly size: number };
  /** These, each once, in place of all that are not finished. */
  readonly only?: readonly number[] | undefined;
  readonly workers: number;
}

/** Batches a thread has at a time, so that it need not wait for the next one. */
const BATCHES = 2;
const LARGEST_BATCH = 64;
/** Batches for each thread through the whole run, at least: the last ones should end together. */
const ROUNDS = 20;

/** Who plays which games, and what came back. */
export class OrderBook {
  readonly #numbers: Iterator<number>;
  readonly #batches = new Map<number, Batch[]>();
  readonly #failures = new Map<number, readonly KnownFailure[]>();
  /** Handed out before, and not played. */
  readonly #returned: number[] = [];
  /** To be played in a thread that does nothing else. */
  readonly #alone: number[] = [];
  readonly #wereAlone = new Set<number>();
  readonly #batchSize: number;
  #left: number;
  #untouched: number;

  constructor({ games, finished, only, workers }: Book) {
    this.#numbers = only?.values() ?? unfinished(games, finished);
    this.#left = only?.length ?? games - finished.size;
    this.#untouched = this.#left;
    this.#batchSize = Math.max(1, Math.min(LARGEST_BATCH, Math.ceil(this.#left / (workers * ROUNDS))));
  }

  get isDone(): boolean {
    return this.#left === 0;
  }

  /** Whether there is anything that no thread has. */
  get hasWork(): boolean {
    return this.#untouched + this.#returned.length + this.#alone.length > 0;
  }

  wasAlone(number: number): boolean {
    return this.#wereAlone.has(number);
  }

  /** What a thread plays next; null: nothing for now. */
  next(thread: number): readonly Order[] | null {
    const batches = this.#batchesOf(thread);
    if (batches.length >= BATCHES || batches.some(({ isAlone }) => isAlone)) return null;
    const alone = batches.length === 0 ? this.#alone.shift() : undefined;
    if (alone !== undefined) this.#wereAlone.add(alone);
    const numbers = alone === undefined ? this.#take() : [alone];
    if (numbers.length === 0) return null;
    const orders = numbers.map((number): Order => ({ number, failures: this.#failures.get(number) ?? [] }));
    batches.push({ orders: new Map(orders.map((order) => [order.number, order])), isAlone: alone !== undefined });
    return orders;
  }

  played(thread: number, results: readonly GameResult[]): void {
    for (const { spec } of results) {
      const batch = this.#batchesOf(thread).find(({ orders }) => orders.delete(spec.number));
      if (batch === undefined) throw new Error(`Expected games that thread ${thread} was given, got ${spec.number}`);
      this.#left--;
    }
  }

  /** The thread is through with its first batch. */
  through(thread: number): void {
    this.#batchesOf(thread).shift();
  }

  /** The thread has ended. What it has not played is for others; `alone` for a thread of its own, with what is known about it. */
  returned(thread: number, alone: number, failure: KnownFailure | null): void {
    for (const { orders } of this.#batchesOf(thread)) {
      for (const number of orders.keys()) (number === alone ? this.#alone : this.#returned).push(number);
    }
    this.#batches.delete(thread);
    if (failure !== null) this.#failures.set(alone, [...(this.#failures.get(alone) ?? []), failure]);
  }

  #batchesOf(thread: number): Batch[] {
    const known = this.#batches.get(thread) ?? [];
    this.#batches.set(thread, known);
    return known;
  }

  #take(): readonly number[] {
    const numbers = this.#returned.splice(0, this.#batchSize);
    while (numbers.length < this.#batchSize) {
      const next = this.#numbers.next();
      if (next.done === true) break;
      this.#untouched--;
      numbers.push(next.value);
    }
    return numbers;
  }
}

function* unfinished(games: number, finished: Book["finished"]): Generator<number, undefined> {
  for (let number = 0; number < games; number++) if (!finished.has(number)) yield number;
}
