import type { Failing, GameResult, TournamentPlan } from "@detente/engine";
import type { TimeLimits } from "../outside/time-limits.ts";
import { OrderBook } from "./order-book.ts";
import { type SlotEnd, WorkerSlot } from "./worker-slot.ts";

export interface GamesToRun {
  readonly plan: TournamentPlan;
  /** Numbers of the games that need not be played. */
  readonly finished: { has(number: number): boolean; readonly size: number };
  /** Numbers of the games to be played, each once; absent: all that are not finished. */
  readonly only?: readonly number[];
  /** Ends it before all are played: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** How many threads play, 1 or more. What comes out does not depend on it. */
  readonly workers: number;
  readonly limits: TimeLimits;
  /** Where programs are started. */
  readonly folder: string;
  /** Megabytes of heap for each thread. */
  readonly memory: number;
  /** Address of a module with a `strategyOf` of its own, asked before the registry. */
  readonly strategies?: string;
  /** Called with games as they finish, in no order, each once. */
  readonly onFinished: (results: readonly GameResult[]) => void;
}

/** Milliseconds between two looks at who has the threads. */
const LOOK = 100;

/**
 * Plays games on several threads. A player of this process that does not come back within the time for a move, or that breaks its thread,
 * forfeits the game, which is then played again up to that place. Rejects with what `onFinished` throws, and where a thread breaks and
 * nobody was asked: a fault of ours.
 */
export function runGames(run: GamesToRun): Promise<void> {
  const book = new OrderBook({ games: run.plan.games, finished: run.finished, only: run.only, workers: run.workers });
  if (run.signal?.aborted === true) return Promise.reject(reasonOf(run.signal));
  if (book.isDone) return Promise.resolve();
  return new Promise((resolve, reject) => new Pool(run, book, { resolve, reject }).begin());
}

interface Settled {
  resolve(): void;
  reject(error: Error): void;
}

class Pool {
  readonly #run: GamesToRun;
  readonly #book: OrderBook;
  readonly #settled: Settled;
  readonly #slots = new Map<number, WorkerSlot>();
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(run: GamesToRun, book: OrderBook, settled: Settled) {
    this.#run = run;
    this.#book = book;
    this.#settled = settled;
  }

  begin(): void {
    this.#run.signal?.addEventListener("abort", this.#abort);
    for (let place = 0; place < this.#run.workers; place++) this.#open(place);
    this.#timer = setInterval(() => {
      for (const slot of this.#slots.values()) slot.look(performance.now(), 2 * LOOK);
    }, LOOK);
  }

  #open(place: number): void {
    const { plan, limits, folder, memory, strategies = null } = this.#run;
    if (this.#isOver || !this.#book.hasWork) return;
    const slot = new WorkerSlot(
      { settings: plan.settings, limits, folder, memory, strategies },
      {
        played: (results) => this.#played(place, results),
        through: () => {
          this.#book.through(place);
          this.#supply(place);
        },
        ended: (end) => this.#ended(place, end),
        broke: (error) => void this.#finish(error),
      },
    );
    this.#slots.set(place, slot);
    this.#supply(place);
  }

  #supply(place: number): void {
    for (let batch = this.#book.next(place); batch !== null; batch = this.#book.next(place)) this.#slots.get(place)?.play(batch);
  }

  #played(place: number, results: readonly GameResult[]): void {
    if (this.#isOver) return;
    this.#book.played(place, results);
    try {
      this.#run.onFinished(results);
    } catch (error) {
      // The caller's, and told to the caller: thrown from here it would reach nobody.
      return void this.#finish(error instanceof Error ? error : new Error(String(error)));
    }
    if (this.#book.isDone) void this.#finish(null);
  }

  #ended(place: number, { kind, game, asked }: SlotEnd): void {
    this.#slots.delete(place);
    // What ran out of memory may have inherited a full one: it gets a thread of its own before anybody is to blame.
    const mayBeInnocent = kind === "outOfMemory" && !this.#book.wasAlone(game);
    if (asked === null && !mayBeInnocent) {
      return void this.#finish(
        new Error(`Expected a thread that plays on, got one that ${ENDS[kind]} in game ${game} and was asking nobody`),
      );
    }
    const failure = asked === null || mayBeInnocent ? null : { place: asked.place, turn: asked.turn, answer: FAILINGS[kind] };
    this.#book.returned(place, game, failure);
    this.#open(place);
  }

  readonly #abort = (): void => {
    if (this.#run.signal !== undefined) void this.#finish(reasonOf(this.#run.signal));
  };

  async #finish(fault: Error | null): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    clearInterval(this.#timer);
    this.#run.signal?.removeEventListener("abort", this.#abort);
    await Promise.all(Array.from(this.#slots.values(), (slot) => slot.close()));
    if (fault === null) this.#settled.resolve();
    else this.#settled.reject(fault);
  }
}

const reasonOf = ({ reason }: AbortSignal): Error => (reason instanceof Error ? reason : new Error(String(reason)));

const ENDS = { slow: "did not come back", outOfMemory: "ran out of memory", exited: "ended" } as const satisfies Record<
  SlotEnd["kind"],
  string
>;

const FAILINGS: Readonly<Record<SlotEnd["kind"], Failing>> = {
  slow: { kind: "failing", reason: "slow", detail: "gave no answer in time" },
  outOfMemory: { kind: "failing", reason: "crashed", detail: "ran out of memory" },
  exited: { kind: "failing", reason: "crashed", detail: "ended its thread" },
};
