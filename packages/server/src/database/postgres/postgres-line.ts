import pg from "pg";
import type { Answer, Line, Row } from "../line.ts";
import { DatabaseLost } from "../sql-errors.ts";
import { READERS } from "../values.ts";
import { plainError } from "./plain-error.ts";

const CHANGING: ReadonlySet<string> = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

/** Statements that are prepared, at most, on each connection; more are planned each time. */
const MOST_PREPARED = 300;
const names = new Map<string, string>();

/** Under which a statement is prepared, the same in this process always. Null: it is not. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED) return known ?? null;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/** For connections whose values are read alike on both kinds of database. */
export function valueTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  for (const [oid, read] of Object.entries(READERS)) types.setTypeParser(Number(oid), read);
  return types;
}

/** One connection of the driver, as ours. */
export class PostgresLine implements Line {
  readonly #client: pg.ClientBase;
  #isLost = false;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  async query(text: string, parameters: readonly unknown[]): Promise<Answer> {
    const name = nameOf(text);
    const query = { text, values: [...parameters], ...(name !== null && { name }) };
    const { rows, rowCount, command } = await this.#ask(() => this.#client.query<Row>(query));
    return { rows, affected: CHANGING.has(command) ? rowCount : null };
  }

  async script(text: string): Promise<readonly Row[]> {
    // The driver gives a list where there were several statements; its types do not say so.
    const results = [await this.#ask(() => this.#client.query<Row>(text))].flat();
    return results.at(-1)?.rows ?? [];
  }

  async #ask<Given>(give: () => Promise<Given>): Promise<Given> {
    try {
      return await give();
    } catch (error) {
      const plain = plainError(error);
      if (plain instanceof DatabaseLost) this.#isLost = true;
      throw plain;
    }
  }
}
