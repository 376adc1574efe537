import { AUDIT_DEEDS, type AuditDeed } from "../../contract/audit-deeds.ts";
import type { ArrivingPeople } from "./arriving-people.ts";
import { WrongTableFile } from "./wrong-table-file.ts";

interface Known {
  readonly people: ArrivingPeople;
  /** Uuid of what a number stands for; null: nothing. */
  readonly idOf: (what: "seat" | "record" | "file", number: number) => string | null;
  /** Ids of those that came. */
  readonly sessions: ReadonlyMap<string, unknown>;
}

const TOLD = /^(person|seat|record|file|gone)\/(\d{1,7})$/;
const SESSION = /^session\/(.+)$/s;

/** Facts of an audit log in a file as they were, with the ids that things have here. */
export class ArrivingAudit {
  readonly #known: Known;
  readonly #gone = new Map<number, string>();

  constructor(known: Known) {
    this.#known = known;
  }

  facts(deed: string, told: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const facts = Object.fromEntries(
      Object.entries(told).map(([name, fact]) => [name, typeof fact === "string" ? this.#fact(fact) : fact]),
    );
    if (!isDeed(deed)) throw new WrongTableFile("No server does that.", { cure: "Bring this server up to date." });
    // The parts of all deeds are ids, words and numbers, of which the database takes any without a zero.
    if (!AUDIT_DEEDS[deed].safeParse(facts).success || JSON.stringify(facts).includes("\\u0000"))
      throw new WrongTableFile(`The facts are not those of ${deed}.`);
    return facts;
  }

  #fact(fact: string): string {
    const [, session] = SESSION.exec(fact) ?? [];
    if (session !== undefined && this.#known.sessions.has(session)) return session;
    const [, what, digits] = TOLD.exec(fact) ?? [];
    const number = Number(digits);
    switch (what) {
      case "person":
        return this.#known.people.id(number);
      case "seat":
      case "record":
      case "file":
        return this.#known.idOf(what, number) ?? fact;
      case "gone":
        return this.#ofGone(number);
      default:
        return fact;
    }
  }

  #ofGone(number: number): string {
    const id = this.#gone.get(number) ?? crypto.randomUUID();
    this.#gone.set(number, id);
    return id;
  }
}

const isDeed = (deed: string): deed is AuditDeed => Object.hasOwn(AUDIT_DEEDS, deed);
