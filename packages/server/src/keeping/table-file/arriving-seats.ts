import { namedStrategy } from "../../strategies/named-strategy.ts";
import type { Transaction } from "../../database/database.ts";
import type { Sealer } from "../../secrets/sealed.ts";
import { addBot } from "../../store/bot-store.ts";
import { nameRecordActor } from "../../store/record-people-store.ts";
import type { ArrivingPeople } from "./arriving-people.ts";
import { orderedId } from "./ordered-id.ts";
import type { LineOf } from "./table-line.ts";
import { WrongTableFile } from "./wrong-table-file.ts";

const MOST = 10_000;

interface ArrivingSeat extends LineOf<"seat"> {
  readonly id: string;
}

interface Speaker {
  /** Uuid of the record. */
  readonly record: string;
  readonly body: string;
  readonly seat: string;
}

interface Means {
  readonly table: string;
  readonly people: ArrivingPeople;
  /** Of the case. */
  readonly parties: readonly string[];
}

/** Who sits at a table that is arriving. Held until all else is there: a table without seats is nobody's, and nobody learns of it. */
export class ArrivingSeats {
  readonly #means: Means;
  readonly #seats: ArrivingSeat[] = [];
  readonly #speakers: Speaker[] = [];
  readonly #bots = new Map<number, LineOf<"bot">>();

  constructor(means: Means) {
    this.#means = means;
  }

  take(line: LineOf<"seat">): void {
    const { seat, person, role, party } = line;
    if (seat !== this.#seats.length + 1 || seat > MOST) throw new WrongTableFile(`Seats are numbered from 1 to ${MOST} at most.`);
    if ((party !== null) !== ["head", "member", "adviser"].includes(role))
      throw new WrongTableFile(`A ${role} has a party, or none, otherwise.`);
    if (party !== null && !this.#means.parties.includes(party)) throw new WrongTableFile(`The case has no party ${party}.`);
    this.#means.people.id(person);
    this.#seats.push({ ...line, id: orderedId(seat) });
  }

  /** After the last seat. */
  end(): void {
    if (!this.#seats.some(({ person, role }) => person === 1 && role === "facilitator"))
      throw new WrongTableFile("Person 1, who takes the table along, has no seat as facilitator.");
  }

  speaker({ record, body, seat }: { readonly record: string; readonly body: string; readonly seat: number }): void {
    if (this.#speakers.some((each) => each.record === record && each.body === body)) throw new WrongTableFile(`${body} has two seats.`);
    this.#speakers.push({ record, body, seat: this.#seat(seat).id });
  }

  bot(line: LineOf<"bot">): void {
    const { people } = this.#means;
    const { person, role } = this.#seat(line.seat);
    if (people.known(person).is !== "bot" || (role !== "head" && role !== "member") || this.#bots.has(line.seat))
      throw new WrongTableFile(`No bot sits in seat ${line.seat}, or more than one.`);
    if (line.standsInFor !== null && people.known(line.standsInFor).is !== "person") throw new WrongTableFile("A bot sits in for a bot.");
    const named = namedStrategy(line.strategy);
    if (named.kind === "failed") throw new WrongTableFile(named.failure, { cure: "Take the bot away before the table is exported." });
    this.#bots.set(line.seat, line);
  }

  /** Uuid; null: there is no such seat. */
  id(seat: number): string | null {
    return this.#seats[seat - 1]?.id ?? null;
  }

  /** From then on the table is there. */
  async write(transaction: Transaction, sealer: Sealer): Promise<void> {
    const { table, people } = this.#means;
    const { sql } = transaction;
    const rows = this.#seats.map(({ id, person, role, party, createdAt }) => {
      return { id, table_id: table, person: people.id(person), role, party, created_at: createdAt };
    });
    for (let k = 0; k < rows.length; k += 500)
      await sql
        .insertInto("seat")
        .values(rows.slice(k, k + 500))
        .execute();
    for (const { record, body, seat } of this.#speakers) await nameRecordActor(transaction, record, { body, seat });
    for (const { seat, standsInFor, pace, strategy, seed, createdAt } of this.#bots.values()) {
      const { id, person } = this.#seat(seat);
      const given = { table, seat: id, person: people.id(person), pace, mind: { strategy, seed }, sealer };
      await addBot({ ...transaction, at: createdAt }, { ...given, standsInFor: standsInFor === null ? null : people.id(standsInFor) });
    }
  }

  #seat(number: number): ArrivingSeat {
    const found = this.#seats[number - 1];
    if (found === undefined) throw new WrongTableFile(`There is no seat ${number}.`);
    return found;
  }
}
