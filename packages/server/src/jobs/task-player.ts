import { totalmem } from "node:os";
import { type GameResult, type TournamentPlan, tournamentPlan } from "@detente/engine";
import { runGames } from "@detente/runner";
import type { Database, Transaction } from "../database/database.ts";
import type { Log } from "../log-of.ts";
import type { Sealer } from "../secrets/sealed.ts";
import {
  giveBackPart,
  keepPart,
  keepStandings,
  readParts,
  readTaskToPlay,
  takePart,
  takeStandings,
  type TaskToPlay,
} from "../store/task-part-store.ts";
import { endTask, partsOf, type TaskFailure } from "../store/task-store.ts";
import { type JobData, WorkStopped } from "./jobs.ts";
import { packed } from "./packed.ts";
import { MOST_TRIES } from "./task-failure.ts";
import type { TaskJobs } from "./task-jobs.ts";
import { TASK_CHANNEL } from "./task-news.ts";
import { placeOf } from "./task-places.ts";
import type { TaskThreads } from "./task-threads.ts";
import type { TaskPlay } from "./thread-order.ts";

export interface Playroom {
  readonly database: Database;
  readonly taskJobs: TaskJobs;
  /** Of the server. */
  readonly sealer: Sealer;
  readonly threads: TaskThreads;
  readonly log: Log;
  /** Threads that play, 1 or more. */
  readonly players: number;
}

/** Milliseconds. Strategies of the house come back; a machine may be busy. */
const LIMITS = { move: 120_000, game: 3_600_000 };
/** Of the machine's memory, what the heaps of all players together may use. */
const SHARE_OF_MEMORY = 0.5;

/** Plays parts of tasks in threads of this process, and makes standings. */
export class TaskPlayer {
  readonly #means: Playroom;
  /** By task: how to end what is being played of it here. */
  readonly #running = new Map<string, AbortController>();
  #known: { readonly task: string; readonly plan: TournamentPlan; readonly play: TaskPlay } | null = null;

  constructor(means: Playroom) {
    this.#means = means;
  }

  /** Plays one part and keeps what came of it, once. */
  async play(data: JobData, signal: AbortSignal): Promise<void> {
    const [task, part] = [String(data["task"]), Number(data["part"])];
    const taken = await this.#begun(task, "games", (transaction) => takePart(transaction, task, part));
    if (taken === null) return;
    const results = await this.#played({ task, part, taken, signal });
    if (results === null) return;
    const { database, taskJobs, sealer } = this.#means;
    const sealed = sealer.seal(placeOf.part(task, part), await packed(JSON.stringify(results)));
    await database.transact({ kind: "engine" }, async (transaction) => {
      const left = await keepPart(transaction, { task, part, games: results.length, results: sealed });
      if (left !== null) await taskJobs.goOn(transaction, { task, part, parts: partsOf(taken.games, taken.partSize), left });
    });
    this.#means.log.info({ task, part, games: results.length }, "a part is played");
    await database.notify(TASK_CHANNEL, task);
  }

  /** Makes the standings, when all parts are in. */
  async end(data: JobData): Promise<void> {
    const { database, sealer, threads } = this.#means;
    const task = String(data["task"]);
    const taken = await this.#begun(task, "standings", (transaction) => takeStandings(transaction, task));
    if (taken === null) return;
    const parts = await database.transact({ kind: "engine" }, (transaction) => readParts(transaction, task, { from: 0, to: taken.games }));
    const standings = await threads.standings({
      kind: "standings",
      play: sealer.open(placeOf.play(task), taken.settings),
      parts: parts.map(({ part, results }) => sealer.open(placeOf.part(task, part), results)),
    });
    const sealed = sealer.seal(placeOf.standings(task), await packed(standings));
    await database.transact({ kind: "engine" }, (transaction) => keepStandings(transaction, task, sealed));
    await database.notify(TASK_CHANNEL, task);
  }

  /** Something has happened to a task, perhaps that somebody has cancelled it. "": to any. */
  async look(told: string): Promise<void> {
    for (const [task, ending] of this.#running) {
      if (told !== "" && told !== task) continue;
      const now = await this.#means.database.transact({ kind: "engine" }, (transaction) => readTaskToPlay(transaction, task));
      if (now === null || !isUnderWay(now)) ending.abort(new Error("cancelled"));
    }
  }

  /** What there is to do. `take` counts how often it was begun; null: there is nothing to do, or it was begun so often that the task has failed. */
  // oxlint-disable-next-line max-params -- whose, what, and how it is counted.
  async #begun(task: string, what: TaskFailure, take: (transaction: Transaction) => Promise<number | null>): Promise<TaskToPlay | null> {
    const { database, log } = this.#means;
    const taken = await database.transact({ kind: "engine" }, async (transaction) => {
      const found = await readTaskToPlay(transaction, task);
      if (found === null || !isUnderWay(found)) return null;
      const tries = await take(transaction);
      if (tries === null) return null;
      if (tries <= MOST_TRIES) return found;
      await endTask(transaction, task, what);
      return "failed";
    });
    if (taken !== null) await database.notify(TASK_CHANNEL, task);
    if (taken === "failed") log.error({ task, what }, "a task has failed");
    return taken === "failed" ? null : taken;
  }

  /** In the order of their numbers. Null: the task was cancelled meanwhile. */
  async #played({ task, part, taken, signal }: Playing): Promise<readonly GameResult[] | null> {
    const { plan, play } = this.#planOf(task, taken);
    const [from, to] = [part * taken.partSize, Math.min((part + 1) * taken.partSize, taken.games)];
    const only = Array.from({ length: to - from }, (_, k) => play.first + (from + k) * play.stride);
    const cancelled = new AbortController();
    this.#running.set(task, cancelled);
    const results: GameResult[] = [];
    const { players } = this.#means;
    try {
      // What was told before this was there to be ended.
      await this.look(task);
      await runGames({
        plan,
        finished: new Set(),
        only,
        signal: AbortSignal.any([signal, cancelled.signal]),
        workers: Math.min(players, only.length),
        limits: LIMITS,
        folder: "/",
        memory: Math.max(256, Math.floor((totalmem() * SHARE_OF_MEMORY) / 2 ** 20 / players)),
        onFinished: (finished) => void results.push(...finished),
      });
    } catch (error) {
      if (cancelled.signal.aborted) return null;
      if (signal.reason instanceof WorkStopped) await this.#giveBack(task, part);
      throw error;
    } finally {
      this.#running.delete(task);
    }
    return results.toSorted((a, b) => a.spec.number - b.spec.number);
  }

  #giveBack(task: string, part: number): Promise<void> {
    return this.#means.database.transact({ kind: "engine" }, (transaction) => giveBackPart(transaction, task, part));
  }

  /** Of the task that was played last, made already. */
  #planOf(task: string, { settings }: TaskToPlay) {
    if (this.#known?.task === task) return this.#known;
    // As it was kept when it was planned.
    const play = JSON.parse(this.#means.sealer.open(placeOf.play(task), settings)) as TaskPlay;
    const plan = tournamentPlan(play.settings);
    if (plan.kind === "failed") throw new Error("Expected settings that make a plan");
    this.#known = { task, plan: plan.value, play };
    return this.#known;
  }
}

interface Playing {
  readonly task: string;
  readonly part: number;
  readonly taken: TaskToPlay;
  readonly signal: AbortSignal;
}

const isUnderWay = ({ state }: TaskToPlay): boolean => state === "queued" || state === "running";
