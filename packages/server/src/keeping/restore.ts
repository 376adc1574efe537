import { failed, ok, type Result } from "@detente/engine";
import { MIGRATIONS } from "../database/migrations/migrations.ts";
import type { Line } from "../database/line.ts";
import { keySourceOf } from "../open-database.ts";
import { type KeySource, keyThatIs } from "../secrets/key-source.ts";
import type { Settings } from "../settings.ts";
import { checkBackupFile, readBackupFile } from "./backup-file.ts";
import type { BackupHead } from "./backup-form.ts";
import { fullTables } from "./fullness.ts";
import { keyFits } from "./key-check.ts";
import { load } from "./load.ts";
import { withOwnerLine } from "./owner-line.ts";

export interface Restoring {
  readonly path: string;
  readonly key: KeySource;
  /** Whether what the database holds may be lost for it. */
  readonly replacing: "nothing" | "everything";
}

/** The same for the database of the settings. */
export async function restoreInto(settings: Settings, { path, replacing }: Omit<Restoring, "key">): Promise<Result<Restored, string>> {
  const key = keySourceOf(settings);
  // Before a folder is made for it.
  const there = keyThatIs(key);
  if (there.kind === "failed") return failed(noKey(there.failure));
  return withOwnerLine(settings, async (line) => {
    const others = settings.database.kind === "embedded" ? 0 : await othersOn(line);
    if (others > 0) return failed(`${others} connections to this database are open, perhaps of a server. Stop it first.`);
    return restore(line, { path, key, replacing });
  });
}

/** Of ours, whoever signed in. */
async function othersOn(line: Line): Promise<number> {
  const [row] = await line.script(
    "select count(*)::int as others from pg_stat_activity where datname = current_database() and application_name = 'detente' and pid <> pg_backend_pid()",
  );
  return Number(row?.["others"]);
}

const noKey = (failure: string): string => `${failure} A backup does not hold it. Put there the key of the server that made the backup.`;

export interface Restored {
  readonly rows: number;
  /** When the backup was taken: ISO, UTC. */
  readonly at: string;
}

/**
 * A backup put into a database that nobody else uses meanwhile, by the connection that owns it; or why not, in plain words. Throws
 * `KeepingRefused`, also in plain words, where the file turns out to be torn or changed. Either way nothing was changed.
 */
export async function restore(line: Line, { path, key: source, replacing }: Restoring): Promise<Result<Restored, string>> {
  const key = keyThatIs(source);
  if (key.kind === "failed") return failed(noKey(key.failure));
  const backup = await readBackupFile(path, key.value);
  if (!keyFits(key.value, Buffer.from(backup.head.keyCheck, "base64"))) return failed(otherKey(source.place));
  const newer = newerText(path, backup.head);
  if (newer !== null) return failed(newer);
  await checkBackupFile(path, key.value);
  const full = replacing === "everything" ? [] : await fullTables(line);
  if (full.length > 0) return failed(`The database is not empty (${full.join(", ")}). --replace puts the backup in the place of all that.`);
  const { rows } = await load(line, { backup, migrations: MIGRATIONS });
  return ok({ rows, at: backup.head.at });
}

const otherKey = (place: string): string =>
  `The key in ${place} is not the one of the server that made the backup, and would open nothing of it. Put the right one there.`;

function newerText(path: string, { migrations }: BackupHead): string | null {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = migrations.filter((name) => !known.has(name));
  return unknown.length === 0
    ? null
    : `${path} was made by a newer version of Detente: its database has been through ${unknown.join(", ")}. Restore it with that version.`;
}
