import type { Database } from "../database/database.ts";
import type { SessionKeeper } from "../sessions/session-keeper.ts";
import { later } from "../sign-in/later.ts";
import { readSeatedBots } from "../store/bot-store.ts";
import { lastSeen, readLooked, readQuietBotSessions, takeDueLooks } from "../store/bot-turn-store.ts";
import type { BotCalls } from "./bot-calls.ts";
import { isAsked } from "./is-asked.ts";
import { paceIn } from "./pace-in.ts";

interface Means {
  readonly database: Database;
  readonly keeper: SessionKeeper;
  readonly calls: BotCalls;
}

/** Seconds beyond its pace after which a bot that is still asked was not called, or its call was lost. */
const LATE = 20;
/** Seconds after which nobody looks any more: the talks have gone to sleep. */
const ASLEEP = 24 * 60 * 60;
/** Sessions of one look. */
const MOST = 200;

/** Calls bots that nothing which happens calls: those whom time may have changed, and those whose call was lost. */
export class BotWatch {
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  /** Often. It is no matter how many processes do. */
  async tick(): Promise<void> {
    const { database, calls } = this.#means;
    await database.transact({ kind: "engine" }, async (transaction) => {
      for (const { session, seat, looked } of await takeDueLooks(transaction))
        await calls.send(transaction, { session, seat, position: looked }, 0);
    });
  }

  /** Now and then, and at the start: as where a database was restored without its queue, or a bot sat down while somebody was acting. */
  async lookAround(): Promise<void> {
    const { database } = this.#means;
    const sessions = await database.transact({ kind: "engine" }, (transaction) => {
      const { at } = transaction;
      return readQuietBotSessions(transaction, { from: later(at, -ASLEEP), to: later(at, -LATE), most: MOST });
    });
    for (const session of sessions) await this.#lookAt(session);
  }

  async #lookAt(session: string): Promise<void> {
    const { database, keeper, calls } = this.#means;
    await database.transact({ kind: "engine" }, async (transaction) => {
      const held = await keeper.current(transaction, session);
      if (held === null) return;
      const { state, table, lastAt } = held.kept;
      for (const { seat, party, pace } of await readSeatedBots(transaction, table)) {
        if (!isAsked(state, party) || lastAt > later(transaction.at, -LATE - (paceIn(state, pace) ?? 0))) continue;
        const position = await lastSeen(transaction, session, party);
        const isNew = position > (await readLooked(transaction, { session, seat }));
        if (isNew && paceIn(state, pace) !== null) await calls.send(transaction, { session, seat, position }, 0);
      }
    });
  }
}
