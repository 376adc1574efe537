import type { SessionEvent, SessionState } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { later } from "../sign-in/later.ts";
import { readSeatedBots, type SeatedBot } from "../store/bot-store.ts";
import { keepLook } from "../store/bot-turn-store.ts";
import type { Written } from "../sessions/write-events.ts";
import { callFor } from "./call-for.ts";
import { nextLook } from "./next-look.ts";
import { paceIn } from "./pace-in.ts";

/** What a turn of a bot is asked for with: uuids, and the position of the event that brought it. */
export interface BotCall {
  readonly session: string;
  readonly seat: string;
  readonly position: number;
}

/** Calls the bots of a table whose turn it is, in the transaction that makes it their turn: it is there with what happened, or neither is. */
export class BotCalls {
  readonly #jobs: Jobs;

  constructor(jobs: Jobs) {
    this.#jobs = jobs;
  }

  /** After what was written. One statement where no bot sits at the table. */
  async after(transaction: Transaction, { held: { kept }, events }: Written): Promise<void> {
    const happened = events.map(({ event }) => event);
    for (const bot of await readSeatedBots(transaction, kept.table))
      await this.#callOne(transaction, bot, { session: kept.id, position: kept.position, state: kept.state, happened });
  }

  /** So many seconds from now; null: not at all. While the same call waits, or is under way, it is not doubled. */
  async send(transaction: Transaction, call: BotCall, pace: number | null): Promise<void> {
    if (pace === null) return;
    const { session, seat, position } = call;
    const once = `${session}/${seat}/${position}`;
    const wish = pace === 0 ? { once } : { once, notBefore: later(transaction.at, pace) };
    await this.#jobs.send(transaction, "bot-turn", { ...call }, wish);
  }

  async #callOne(
    transaction: Transaction,
    { seat, party, pace }: SeatedBot,
    { session, position, state, happened }: Happened,
  ): Promise<void> {
    const call = callFor(state, party, happened);
    const { at } = transaction;
    if (call === "turn") await this.send(transaction, { session, seat, position }, paceIn(state, pace));
    if (call === "later") await keepLook(transaction, { session, seat, looked: position, lookAt: nextLook(state, { at, pace }) });
  }
}

interface Happened {
  readonly session: string;
  readonly position: number;
  readonly state: SessionState;
  readonly happened: readonly SessionEvent[];
}
