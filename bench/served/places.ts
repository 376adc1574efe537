import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SeatRole } from "../../packages/server/src/contract/parts.ts";
import { openEmbedded } from "../../packages/server/src/database/embedded/open-embedded.ts";
import { freshPostgresDatabase } from "../../packages/server/src/database/fixtures/test-postgres.fixture.ts";
import { openPostgres } from "../../packages/server/src/database/postgres/open-postgres.ts";
import { TEST_KEY } from "../../packages/server/src/database/test-databases.fixture.ts";
import { type PeopledTable, peopledTables } from "../../packages/server/src/proofs/people-at-tables.fixture.ts";
import { givenKey } from "../../packages/server/src/secrets/key-source.ts";

/** A database with people at tables, which nobody has open. */
export interface Prepared {
  readonly name: string;
  readonly tables: readonly PeopledTable[];
  /** Of a server on it. */
  readonly environment: NodeJS.ProcessEnv;
  readonly remove: () => void;
}

/** Milliseconds: not while something is measured before the server is. */
const NEVER = 2 ** 31 - 1;

export async function preparedPostgres(tables: number, seats: readonly SeatRole[]): Promise<Prepared & { readonly url: string }> {
  const url = await freshPostgresDatabase("migrated");
  const database = await openPostgres({ url, ownerUrl: null, key: givenKey(TEST_KEY), connections: 2, patience: 0, mayLose: "off" });
  const made = await peopledTables(database, tables, seats);
  await database.close();
  return { name: "on PostgreSQL", tables: made, environment: { DATABASE_URL: url }, url, remove: () => undefined };
}

export async function preparedEmbedded(tables: number, seats: readonly SeatRole[]): Promise<Prepared & { readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "detente-bench-"));
  const database = await openEmbedded({ folder, housekeeping: NEVER });
  const made = await peopledTables(database, tables, seats);
  await database.close();
  const remove = (): void => rmSync(folder, { recursive: true });
  return { name: "on the embedded database", tables: made, environment: { DETENTE_DATA: folder }, folder, remove };
}
