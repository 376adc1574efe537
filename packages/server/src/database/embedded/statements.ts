import { messages, type PGlite, protocol } from "@electric-sql/pglite";
import type { Answer, Row } from "../line.ts";
import { parameterText } from "./parameter-text.ts";

/** Statements kept prepared, at most; whichever was used longest ago goes first. Each is some ten kilobytes. */
const MOST_KEPT = 300;

const { serialize } = protocol;
const CHANGING = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/;

/**
 * Asks PGlite in PostgreSQL's own protocol, with all messages of a statement in one, and prepares each text once: its own `query` plans anew
 * and goes in and out five times, which takes several times as long.
 */
export class Statements {
  readonly #database: PGlite;
  readonly #names = new Map<string, string>();
  #made = 0;

  constructor(database: PGlite) {
    this.#database = database;
  }

  /** One statement. */
  async query(text: string, parameters: readonly unknown[]): Promise<Answer> {
    const values = parameters.map(parameterText);
    const name = this.#names.get(text);
    if (name !== undefined) {
      // Last in the order in which the map keeps them.
      this.#names.delete(text);
      this.#names.set(text, name);
      return this.#ask(running(name, values));
    }
    return this.#first(text, values);
  }

  /** Several statements, without parameters. The answer of the last. */
  async script(text: string): Promise<Answer> {
    return this.#ask([serialize.query(text)]);
  }

  async #first(text: string, values: readonly (string | null)[]): Promise<Answer> {
    const name = `s${++this.#made}`;
    try {
      const answer = await this.#ask([...this.#makingRoom(), serialize.parse({ name, text }), ...running(name, values)]);
      this.#names.set(text, name);
      return answer;
    } catch (error) {
      // It may or may not have come to be; to close what there is not does nothing.
      await this.#ask([serialize.close({ type: "S", name }), serialize.sync()]);
      throw error;
    }
  }

  #makingRoom(): readonly Uint8Array[] {
    const [oldest] = this.#names;
    if (oldest === undefined || this.#names.size < MOST_KEPT) return [];
    this.#names.delete(oldest[0]);
    return [serialize.close({ type: "S", name: oldest[1] })];
  }

  async #ask(sent: readonly Uint8Array[]): Promise<Answer> {
    const { messages } = await this.#database.execProtocol(Buffer.concat(sent));
    return lastAnswer(messages, this.#database.parsers);
  }
}

const running = (statement: string, values: readonly (string | null)[]): readonly Uint8Array[] => [
  serialize.bind({ statement, values: [...values] }),
  serialize.describe({ type: "P" }),
  serialize.execute({}),
  serialize.sync(),
];

type Message = Awaited<ReturnType<PGlite["execProtocol"]>>["messages"][number];
type Field = messages.RowDescriptionMessage["fields"][number];

function lastAnswer(given: readonly Message[], readers: PGlite["parsers"]): Answer {
  let fields: readonly Field[] = [];
  let rows: Row[] = [];
  let answer: Answer = { rows: [], affected: null };
  for (const message of given) {
    if (message instanceof messages.RowDescriptionMessage) fields = message.fields;
    else if (message instanceof messages.DataRowMessage) rows.push(rowOf(fields, message.fields, readers));
    else if (message instanceof messages.CommandCompleteMessage) {
      const [, changed] = CHANGING.exec(message.text) ?? [];
      answer = { rows, affected: changed === undefined ? null : Number(changed) };
      [fields, rows] = [[], []];
    }
  }
  return answer;
}

function rowOf(fields: readonly Field[], texts: readonly (string | null)[], readers: PGlite["parsers"]): Row {
  const row: Record<string, unknown> = {};
  for (const [i, { name, dataTypeID }] of fields.entries()) {
    const text = texts[i] ?? null;
    const read = readers[dataTypeID];
    row[name] = text === null || read === undefined ? text : read(text, dataTypeID);
  }
  return row;
}
