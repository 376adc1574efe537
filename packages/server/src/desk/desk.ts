import { failed, ok, type Result } from "@detente/engine";
import { Piscina } from "piscina";
import type { Asking, DeskMeans, Lane, Unanswered } from "./asking.ts";
import { brokenBy } from "./desk-broken.ts";
import type { DeskQuestion, DeskWork } from "./desk-question.ts";
import { newGauge, readGauge, tellAsItGoes } from "./how-far.ts";
import { Line } from "./line.ts";

interface Waiting extends Asking {
  readonly question: DeskQuestion;
  /** Once. */
  readonly settle: (answer: Result<unknown, Unanswered> | Promise<Result<unknown, Unanswered>>) => void;
}

interface OpenLane {
  readonly line: Line<Waiting>;
  readonly working: Set<Waiting>;
}

const openLane = (): OpenLane => ({ line: new Line(), working: new Set() });

/** Milliseconds after which a thread that has nothing to do ends. */
const IDLE = 5 * 60_000;

/**
 * Hands questions to threads and answers back. Each asker has one of a lane in work at a time; the others wait in a line in which nobody gets
 * ahead by asking more. A thread that dies, or is ended since it takes too long or nobody waits any more, takes its answer along and no other.
 */
export class Desk {
  readonly #means: DeskMeans;
  readonly #pool: Piscina<DeskWork, unknown>;
  readonly #lanes: Readonly<Record<Lane, OpenLane>> = { advice: openLane(), cases: openLane(), briefs: openLane() };

  constructor(means: DeskMeans) {
    this.#means = means;
    this.#pool = new Piscina({
      filename: means.program.href,
      name: "doDeskWork",
      minThreads: 0,
      maxThreads: Object.values(means.lanes).reduce((sum, { threads }) => sum + threads, 0),
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: means.memory },
      execArgv: [],
    });
  }

  /** What the program gives for it. Throws `DeskBroken` where the fault is ours. */
  async ask(question: DeskQuestion, asking: Asking): Promise<Result<unknown, Unanswered>> {
    if (asking.gone?.aborted === true) return failed("superseded");
    const { items } = this.#lanes[asking.lane].line;
    const own = items.filter(({ by }) => by === asking.by);
    const older = asking.name === null ? undefined : own.find(({ name }) => name === asking.name);
    if (older !== undefined) this.#leave(older, "superseded");
    else if (own.length >= this.#means.mostOfOne || items.length >= this.#means.mostWaiting) return failed("busy");
    return this.#inTurn(question, asking);
  }

  async close(): Promise<void> {
    for (const { line } of Object.values(this.#lanes)) for (const waiting of line.items) this.#leave(waiting, "busy");
    await this.#pool.destroy();
  }

  async #inTurn(question: DeskQuestion, asking: Asking): Promise<Result<unknown, Unanswered>> {
    const { promise, resolve: settle } = Promise.withResolvers<Result<unknown, Unanswered>>();
    const waiting: Waiting = { ...asking, question, settle };
    const leave = (): void => this.#leave(waiting, "superseded");
    const patience = setTimeout(() => this.#leave(waiting, "busy"), this.#means.patience);
    asking.gone?.addEventListener("abort", leave);
    this.#lanes[asking.lane].line.add(waiting);
    this.#next(asking.lane);
    try {
      return await promise;
    } finally {
      clearTimeout(patience);
      asking.gone?.removeEventListener("abort", leave);
    }
  }

  /** Nothing where it is being answered already. */
  #leave(waiting: Waiting, why: Unanswered): void {
    const { line } = this.#lanes[waiting.lane];
    if (!line.leave(waiting)) return;
    waiting.settle(failed(why));
    tellPlaces(line.items);
  }

  #next(lane: Lane): void {
    const { line, working } = this.#lanes[lane];
    while (working.size < this.#means.lanes[lane].threads) {
      const others = [...working];
      const next = line.take(
        ({ by }) => !others.some((each) => each.by === by),
        (group) => others.filter((each) => each.group === group).length,
      );
      if (next === null) break;
      working.add(next);
      next.settle(this.#answered(next));
    }
    tellPlaces(line.items);
  }

  async #answered(work: Waiting): Promise<Result<unknown, Unanswered>> {
    const { question, gone, lane, told } = work;
    const gauge = told === null ? null : newGauge();
    const rest = gauge === null || told === null ? () => undefined : tellAsItGoes(() => readGauge(gauge), told);
    const limit = AbortSignal.timeout(this.#means.lanes[lane].limit);
    try {
      return ok(await this.#pool.run({ question, gauge }, { signal: gone === null ? limit : AbortSignal.any([gone, limit]) }));
    } catch (error) {
      if (gone?.aborted === true) return failed("superseded");
      if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") return failed("memory");
      if (limit.aborted) return failed("time");
      throw brokenBy(error, question.kind);
    } finally {
      rest();
      this.#lanes[lane].working.delete(work);
      this.#next(lane);
    }
  }
}

/** As they came, which is not quite the order that they will go in. */
const tellPlaces = (waiting: readonly Waiting[]): void => {
  for (const [ahead, { told }] of waiting.entries()) told?.({ kind: "waiting", ahead });
};
