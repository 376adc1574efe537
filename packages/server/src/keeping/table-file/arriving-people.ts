import { BOT_ISSUER } from "../../bots/bot-seats.ts";
import { TAKEN_ISSUER } from "../../store/table-arrival-store.ts";
import type { LineOf } from "./table-line.ts";
import type { Writes } from "./writes.ts";
import { WrongTableFile } from "./wrong-table-file.ts";

const MOST = 20_000;

interface ArrivingPerson {
  readonly id: string;
  readonly is: "person" | "bot";
}

/** People of a file. The first is who takes it in; all others are new, and nobody signs in as they, whatever they are called. */
export class ArrivingPeople {
  readonly #writes: Writes;
  readonly #table: string;
  readonly #people: ArrivingPerson[];

  constructor(writes: Writes, { table, by }: { readonly table: string; readonly by: string }) {
    this.#writes = writes;
    this.#table = table;
    this.#people = [{ id: by, is: "person" }];
  }

  async take({ person, is, name }: LineOf<"person">): Promise<void> {
    if (person !== this.#people.length + 1 || person > MOST) throw new WrongTableFile(`People are numbered from 2 to ${MOST} at most.`);
    const id = crypto.randomUUID();
    this.#people.push({ id, is });
    const row = { id, issuer: is === "bot" ? BOT_ISSUER : TAKEN_ISSUER, subject: `${this.#table}/${person}`, name };
    await this.#writes.add(name.length, ({ sql, at }) =>
      sql
        .insertInto("person")
        .values({ ...row, created_at: at })
        .execute(),
    );
  }

  /** Uuid. */
  id(person: number): string {
    return this.known(person).id;
  }

  known(person: number): ArrivingPerson {
    const found = this.#people[person - 1];
    if (found === undefined) throw new WrongTableFile(`No person ${person} was named before.`);
    return found;
  }
}
