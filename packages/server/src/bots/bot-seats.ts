import { randomUUID } from "node:crypto";
import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { SessionKeeper } from "../sessions/session-keeper.ts";
import { addBot, type BotMind, readSeatedBots, removeBot, type StoredBot } from "../store/bot-store.ts";
import { lastSeen } from "../store/bot-turn-store.ts";
import { type Person, personOf } from "../store/person-store.ts";
import { addSeat, passSeat, removeSeat } from "../store/seat-store.ts";
import { readSessions } from "../store/session-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import type { Seat } from "../tables/seat.ts";
import type { BotCalls } from "./bot-calls.ts";
import { isAsked } from "./is-asked.ts";
import { paceIn } from "./pace-in.ts";

/** Of the people that bots are: known by no provider, and signed in by nobody. */
export const BOT_ISSUER = "detente:bot";
/** Says nothing of what it goes by. */
const NAME = "Bot";

/** A bot to be seated. */
export interface GivenBot extends BotMind {
  /** Seconds between its turn and its move, 0 to 600. */
  readonly pace: number;
}

interface Means {
  readonly sealers: TableSealers;
  readonly keeper: SessionKeeper;
  readonly calls: BotCalls;
}

/** A bot that has just sat down, or got up: with the seat as it is now, or was. */
export interface BotInSeat {
  readonly seat: Seat;
  readonly bot: StoredBot;
}

/** Seats bots and takes them away, in a transaction as the engine. Whoever calls tells `SeatsChanged` of the seats, within it. */
export class BotSeats {
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  /** In a seat of its own. */
  async seat(transaction: Transaction, asked: Pick<Seat, "table" | "is">, given: GivenBot): Promise<BotInSeat> {
    const person = await newBotPerson(transaction);
    const seat = await addSeat(transaction, { ...asked, person: person.id });
    return this.#sitDown(transaction, seat, { given, standsInFor: null });
  }

  /** In the seat of somebody, who has it no more until it is given back. Fails with a unique violation where a bot sits there already. */
  async sitInFor(transaction: Transaction, seat: Seat, given: GivenBot): Promise<BotInSeat> {
    const person = await newBotPerson(transaction);
    await passSeat(transaction, seat.id, person.id);
    return this.#sitDown(transaction, { ...seat, person: person.id }, { given, standsInFor: seat.person });
  }

  /**
   * Takes a bot away: its seat goes back to whose it was, or goes with it. Null: no bot sits there. Fails with a unique violation where that
   * person has been given the same seat meanwhile.
   */
  async giveBack(transaction: Transaction, seat: Seat): Promise<BotInSeat | null> {
    const bot = await removeBot(transaction, seat.id);
    if (bot === null) return null;
    if (bot.standsInFor === null) await removeSeat(transaction, seat.table, seat.id);
    else await passSeat(transaction, seat.id, bot.standsInFor);
    return { seat: { ...seat, person: bot.standsInFor ?? bot.person }, bot };
  }

  async #sitDown(transaction: Transaction, seat: Seat, { given, standsInFor }: Sitting): Promise<BotInSeat> {
    const basis = await readTableBasis(transaction, seat.table);
    if (basis === null) throw new Error("Expected a seat of a table");
    const { strategy, seed, pace } = given;
    const sealer = this.#means.sealers.of(seat.table, basis.wrappedKey);
    const place = { seat: seat.id, table: seat.table, person: seat.person };
    const bot = await addBot(transaction, { ...place, standsInFor, pace, mind: { strategy, seed }, sealer });
    await this.#callAtOnce(transaction, seat);
    return { seat, bot };
  }

  /** Where it comes into talks that wait for it. */
  async #callAtOnce(transaction: Transaction, { table, id: seat }: Seat): Promise<void> {
    const { keeper, calls } = this.#means;
    const bot = (await readSeatedBots(transaction, table)).find((each) => each.seat === seat);
    if (bot === undefined) return;
    for (const { id: session } of await readSessions(transaction, table)) {
      const held = await keeper.current(transaction, session);
      if (held === null || !isAsked(held.kept.state, bot.party)) continue;
      const position = await lastSeen(transaction, session, bot.party);
      await calls.send(transaction, { session, seat, position }, paceIn(held.kept.state, bot.pace));
    }
  }
}

interface Sitting {
  readonly given: GivenBot;
  readonly standsInFor: string | null;
}

const newBotPerson = (transaction: Transaction): Promise<Person> =>
  personOf(transaction, { issuer: BOT_ISSUER, subject: randomUUID(), name: NAME });
