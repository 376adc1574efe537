import type { ToldPeople } from "./told-people.ts";

/** Deeds of a server with the file itself; they stay in its own log, so that exports of a table that nothing happened to are the same. */
export const OF_THE_FILE: readonly string[] = ["tableExported", "tableImported"];

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Known {
  readonly people: ToldPeople;
  /** Numbers of what is in the file, by uuid. */
  readonly seats: ReadonlyMap<string, number>;
  readonly records: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, number>;
  readonly sessions: ReadonlySet<string>;
}

/** Names of people in facts. */
const PEOPLE: readonly string[] = ["person", "standsInFor", "givenBackTo"];

/** Facts of the audit log for a file: ids of what another server will give other ids are told by number. */
export class ToldAudit {
  readonly #known: Known;
  readonly #gone = new Map<string, number>();

  constructor(known: Known) {
    this.#known = known;
  }

  facts(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, this.#fact(name, fact)]));
  }

  #fact(name: string, fact: unknown): unknown {
    if (typeof fact !== "string" || !UUID.test(fact)) return fact;
    const { people, seats, records, files, sessions } = this.#known;
    if (PEOPLE.includes(name)) return `person/${people.number(fact)}`;
    for (const [what, numbers] of Object.entries({ seat: seats, record: records, file: files }))
      if (numbers.has(fact)) return `${what}/${numbers.get(fact)}`;
    if (sessions.has(fact)) return `session/${fact}`;
    const number = this.#gone.get(fact) ?? this.#gone.size + 1;
    this.#gone.set(fact, number);
    return `gone/${number}`;
  }
}
