import { failed, ok, type Result } from "@detente/engine";
import type { Database } from "./database/database.ts";
import { openEmbedded } from "./database/embedded/open-embedded.ts";
import { DatabaseRefused } from "./database/migrate.ts";
import { openPostgres } from "./database/postgres/open-postgres.ts";
import { DatabaseLost } from "./database/sql-errors.ts";
import { openBackupDoor } from "./keeping/backup-door.ts";
import { checkedKey } from "./keeping/key-check.ts";
import { givenKey, keyInFile, type KeySource } from "./secrets/key-source.ts";
import type { ServerKey } from "./secrets/server-key.ts";
import type { Settings } from "./settings.ts";

export interface OpenedDatabase {
  readonly database: Database;
  /** Which it was sealed with. */
  readonly key: ServerKey;
  /** To be done before the database is closed. */
  readonly closeDoor: () => Promise<void>;
}

/** Milliseconds. */
const HOUSEKEEPING = 5 * 60_000;
const PATIENCE = 30_000;
const CONNECTIONS = 10;

/** The database of the settings, brought up to date, with the key that it is sealed with; or why not, in plain words. */
export async function openDatabase(settings: Settings): Promise<Result<OpenedDatabase, string>> {
  const source = keySourceOf(settings);
  try {
    return ok(await opened(settings, source));
  } catch (error) {
    if (error instanceof DatabaseRefused || error instanceof DatabaseLost) return failed(error.message);
    throw error;
  }
}

export const keySourceOf = ({ key }: Settings): KeySource => (key.kind === "given" ? givenKey(key.key) : keyInFile(key.path));

async function opened({ database: set, dataFolder: folder }: Settings, source: KeySource): Promise<OpenedDatabase> {
  if (set.kind === "embedded") {
    const database = await openEmbedded({ folder, housekeeping: HOUSEKEEPING });
    const key = await keyOf(database, source);
    return { database, key, closeDoor: await openBackupDoor(database, folder) };
  }
  const { url, ownerUrl, mayLose } = set;
  const database = await openPostgres({ url, ownerUrl, mayLose, key: source, connections: CONNECTIONS, patience: PATIENCE });
  return { database, key: await keyOf(database, source), closeDoor: async () => undefined };
}

async function keyOf(database: Database, source: KeySource): Promise<ServerKey> {
  try {
    return await database.transact({ kind: "engine" }, ({ sql }) => checkedKey(sql, source));
  } catch (error) {
    await database.close();
    throw error;
  }
}
