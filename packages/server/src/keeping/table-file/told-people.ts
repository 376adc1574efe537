import { BOT_ISSUER } from "../../bots/bot-seats.ts";
import type { Transaction } from "../../database/database.ts";
import type { LineOf } from "./table-line.ts";

/** People of a file by number, in the order in which they are first named. */
export class ToldPeople {
  readonly #numbers: Map<string, number>;
  #untold: string[] = [];

  /** Uuid of whoever takes the table along. */
  constructor(by: string) {
    this.#numbers = new Map([[by, 1]]);
  }

  number(person: string): number {
    const known = this.#numbers.get(person);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    this.#numbers.set(person, number);
    this.#untold.push(person);
    return number;
  }

  /** Null: nobody was named by that uuid. */
  known(person: string): number | null {
    return this.#numbers.get(person) ?? null;
  }

  /** A line for each who was named since this was asked last. */
  async lines({ sql }: Transaction): Promise<readonly LineOf<"person">[]> {
    const untold = this.#untold;
    this.#untold = [];
    if (untold.length === 0) return [];
    const rows = await sql.selectFrom("person").select(["id", "issuer", "name"]).where("id", "in", untold).execute();
    return untold.map((person) => {
      const row = rows.find(({ id }) => id === person);
      return { kind: "person", person: this.number(person), is: row?.issuer === BOT_ISSUER ? "bot" : "person", name: row?.name ?? "" };
    });
  }
}
