import { Worker } from "node:worker_threads";
import type { GameResult, TournamentSettings } from "@detente/engine";
import { type Asked, LocalDesk } from "../outside/program-desk.ts";
import type { TimeLimits } from "../outside/time-limits.ts";
import type { FromWorker, Order, ToWorker, WorkerData } from "./messages.ts";
import { type Asking, Watch } from "./watch.ts";
import { Watchdog } from "./watchdog.ts";

export interface SlotSettings {
  readonly settings: TournamentSettings;
  readonly limits: TimeLimits;
  /** Where programs are started. */
  readonly folder: string;
  readonly strategies: string | null;
  /** Megabytes of heap that the thread may use. */
  readonly memory: number;
}

/** How a thread ended before it was told to, in which game, and whom it was asking, if anybody. */
export interface SlotEnd {
  readonly kind: "slow" | "outOfMemory" | "exited";
  readonly game: number;
  readonly asked: Asking | null;
}

interface SlotHandlers {
  played(results: readonly GameResult[]): void;
  /** It has played all orders of one message. */
  through(): void;
  ended(end: SlotEnd): void;
  /** What only a fault of ours can cause. */
  broke(error: Error): void;
}

const NOTHING_TO_SAY: Asked = { reply: { kind: "slow" }, took: 0, complaints: "" };

/** A thread that plays games, with the programs that it asks. */
export class WorkerSlot {
  readonly #worker: Worker;
  readonly #watch: Watch;
  readonly #watchdog: Watchdog;
  readonly #desk: LocalDesk;
  readonly #handlers: SlotHandlers;
  /** The thread's number of a program, and the desk's. */
  readonly #programs = new Map<number, number>();
  #end: SlotEnd | null = null;
  #isClosed = false;

  constructor({ settings, limits, folder, strategies, memory }: SlotSettings, handlers: SlotHandlers) {
    const watch = Watch.cells();
    this.#watch = new Watch(watch);
    this.#watchdog = new Watchdog(this.#watch, limits.move);
    this.#desk = new LocalDesk(folder);
    this.#handlers = handlers;
    const workerData: WorkerData = { settings, limits, watch, strategies };
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    this.#worker.on("message", (message: FromWorker) => this.#take(message));
    this.#worker.on("error", (error) => this.#broken(error));
    this.#worker.on("exit", () => this.#exited());
  }

  play(orders: readonly Order[]): void {
    this.#post({ kind: "play", orders });
  }

  /** To be called again and again. A player that has the thread for too long loses it, with the thread. */
  look(now: number, longest: number): void {
    const asked = this.#watchdog.look(now, longest);
    if (asked === null || this.#end !== null) return;
    this.#end = { kind: "slow", game: asked.game, asked };
    void this.#worker.terminate();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker.terminate();
  }

  #post(message: ToWorker): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
    this.#worker.postMessage(message);
  }

  #take(message: FromWorker): void {
    switch (message.kind) {
      case "played":
        return this.#handlers.played(message.results);
      case "through":
        return this.#handlers.through();
      case "start":
        this.#programs.set(message.program, this.#desk.start(message.command));
        return;
      case "tell":
        return this.#desk.tell(this.#programOf(message.program), message.message);
      case "kill":
        return this.#desk.kill(this.#programOf(message.program));
      default:
        void this.#answer(message);
    }
  }

  async #answer(message: Extract<FromWorker, { readonly question: number }>): Promise<void> {
    const program = this.#programOf(message.program);
    let asked = NOTHING_TO_SAY;
    if (message.kind === "ask") asked = await this.#desk.ask(program, message.message, message.within);
    else await this.#desk.end(program, message.message);
    this.#post({ kind: "asked", question: message.question, asked });
  }

  #programOf(program: number): number {
    const known = this.#programs.get(program);
    if (known === undefined) throw new Error(`Expected a program that the thread has started, got ${program}`);
    return known;
  }

  #broken(error: unknown): void {
    if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
      this.#end ??= this.#endAs("outOfMemory");
    } else this.#handlers.broke(error instanceof Error ? error : new Error(String(error)));
  }

  #exited(): void {
    this.#desk.killAll();
    if (!this.#isClosed) this.#handlers.ended(this.#end ?? this.#endAs("exited"));
  }

  #endAs(kind: SlotEnd["kind"]): SlotEnd {
    return { kind, game: this.#watch.game, asked: this.#watch.asked() };
  }
}
