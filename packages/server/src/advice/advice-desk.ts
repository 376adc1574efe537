import { failed, type Result } from "@detente/engine";
import { Piscina } from "piscina";
import type { Problem } from "../contract/problem.ts";
import type { AdviceAnswers, AdviceKind, AdviceQuestion } from "./question.ts";
import { REDUCE } from "./reduce.ts";

export interface DeskMeans {
  /** What threads run: exports `answerQuestion`. */
  readonly program: URL;
  readonly threads: number;
  /** Questions that may wait, of all people together. */
  readonly mostWaiting: number;
  /** Milliseconds that an answer may take, and that a question may wait. */
  readonly limit: number;
  readonly patience: number;
  /** Megabytes that an answer may need. */
  readonly memory: number;
}

/** Who asks, and as long as whom. */
export interface Asker {
  /** Uuid. */
  readonly person: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly gone: AbortSignal;
}

/** A question of one kind. */
export type OfKind<Kind extends AdviceKind> = Extract<AdviceQuestion, { readonly kind: Kind }>;

interface Waiting {
  readonly question: AdviceQuestion;
  readonly asker: Asker;
  /** Once. */
  readonly settle: (answer: Result<unknown, Problem> | Promise<Result<unknown, Problem>>) => void;
}

/** Milliseconds after which a thread that has nothing to do ends. */
const IDLE = 5 * 60_000;
const SUPERSEDED = failed({ code: "superseded" } as const);
const BUSY = failed({ code: "busy", detail: "Ask again in a moment." } as const);

/** An answer that broke in its thread. Where it broke is told, and not what it had in hand. */
export class AdviceBroken extends Error {
  override readonly name = "AdviceBroken";
}

/**
 * Hands questions to threads and answers back. Each person has one in work at a time. Others of its wait, a newer one of a kind in place of
 * an older; the one that has waited longest and whose person has none in work comes next. A thread that dies takes its answer along.
 */
export class AdviceDesk {
  readonly #means: DeskMeans;
  readonly #pool: Piscina<AdviceQuestion, unknown>;
  readonly #waiting: Waiting[] = [];
  readonly #busy = new Set<string>();

  constructor(means: DeskMeans) {
    this.#means = means;
    this.#pool = new Piscina({
      filename: means.program.href,
      name: "answerQuestion",
      minThreads: 0,
      maxThreads: means.threads,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: means.memory },
      execArgv: [],
    });
  }

  /** Throws `AdviceBroken` where the fault is ours. */
  async ask<Kind extends AdviceKind>(question: OfKind<Kind>, asker: Asker): Promise<Result<AdviceAnswers[Kind], Problem>> {
    if (asker.gone.aborted) return SUPERSEDED;
    const older = this.#waiting.find((each) => each.asker.person === asker.person && each.question.kind === question.kind);
    if (older !== undefined) this.#leave(older, SUPERSEDED);
    if (this.#waiting.length >= this.#means.mostWaiting) return BUSY;
    const answer = await this.#inTurn(question, asker);
    // The program answers a question of a kind with an answer of that kind, as `answerQuestion` says.
    return answer as Result<AdviceAnswers[Kind], Problem>;
  }

  async close(): Promise<void> {
    while (this.#waiting[0] !== undefined) this.#leave(this.#waiting[0], BUSY);
    await this.#pool.destroy();
  }

  async #inTurn(question: AdviceQuestion, asker: Asker): Promise<Result<unknown, Problem>> {
    const { promise, resolve: settle } = Promise.withResolvers<Result<unknown, Problem>>();
    const waiting: Waiting = { question, asker, settle };
    const leave = (): void => this.#leave(waiting, SUPERSEDED);
    const patience = setTimeout(() => this.#leave(waiting, BUSY), this.#means.patience);
    asker.gone.addEventListener("abort", leave);
    this.#waiting.push(waiting);
    this.#next();
    try {
      return await promise;
    } finally {
      clearTimeout(patience);
      asker.gone.removeEventListener("abort", leave);
    }
  }

  /** Nothing where it is being answered already. */
  #leave(waiting: Waiting, answer: Result<unknown, Problem>): void {
    const place = this.#waiting.indexOf(waiting);
    if (place === -1) return;
    this.#waiting.splice(place, 1);
    waiting.settle(answer);
  }

  #next(): void {
    while (this.#busy.size < this.#means.threads) {
      const place = this.#waiting.findIndex(({ asker }) => !this.#busy.has(asker.person));
      const [next] = place === -1 ? [] : this.#waiting.splice(place, 1);
      if (next === undefined) return;
      this.#busy.add(next.asker.person);
      next.settle(this.#answered(next));
    }
  }

  async #answered({ question, asker }: Waiting): Promise<Result<unknown, Problem>> {
    const limit = AbortSignal.timeout(this.#means.limit);
    try {
      // What the program gives is a Result; see `answerQuestion`.
      return (await this.#pool.run(question, { signal: AbortSignal.any([asker.gone, limit]) })) as Result<unknown, Problem>;
    } catch (error) {
      if (asker.gone.aborted) return SUPERSEDED;
      const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      if (limit.aborted || isTooLarge)
        return failed({
          code: "tooLong",
          detail: `${isTooLarge ? "It needs more memory than there is." : "It takes too long."} ${REDUCE[question.kind]}`,
        });
      throw brokenBy(error, question.kind);
    } finally {
      this.#busy.delete(asker.person);
      this.#next();
    }
  }
}

/** Messages may quote what was computed with; names and places in the code do not. */
function brokenBy(error: unknown, kind: AdviceKind): AdviceBroken {
  const name = error instanceof Error ? error.name : typeof error;
  const places = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  const broken = new AdviceBroken(`The answer to ${kind} broke: ${name}`);
  broken.stack = [`${broken.name}: ${broken.message}`, ...places].join("\n");
  return broken;
}
