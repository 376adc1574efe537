import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { Line } from "./line.ts";
import type { Schema } from "./schema.ts";

/** Kysely on one connection, whose transaction is begun and ended by others. */
export const kyselyOn = (line: Line): Kysely<Schema> => new Kysely<Schema>({ dialect: lineDialect(line) });

const lineDialect = (line: Line): Dialect => ({
  createDriver: () => new LineDriver(line),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (kysely) => new PostgresIntrospector(kysely),
});

class LineDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(line: Line) {
    this.#connection = new LineConnection(line);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}

  beginTransaction = refuse;
  commitTransaction = refuse;
  rollbackTransaction = refuse;
}

async function refuse(): Promise<never> {
  throw new Error("Expected no transaction in a transaction: the database begins and ends them");
}

class LineConnection implements DatabaseConnection {
  readonly #line: Line;

  constructor(line: Line) {
    this.#line = line;
  }

  async executeQuery<Found>(query: CompiledQuery): Promise<QueryResult<Found>> {
    const { rows, affected } = await this.#line.query(query.sql, query.parameters);
    // Kysely's types say what the rows of a query are; the database does not.
    const found = rows as unknown as Found[];
    return affected === null ? { rows: found } : { rows: found, numAffectedRows: BigInt(affected) };
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery<Found>(): AsyncIterableIterator<QueryResult<Found>> {
    throw new Error("Expected a query, got a stream: the embedded database has none");
  }
}
