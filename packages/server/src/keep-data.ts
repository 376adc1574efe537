import { failed, type Result } from "@detente/engine";
import { DatabaseRefused } from "./database/migrate.ts";
import { DatabaseLost, SqlError } from "./database/sql-errors.ts";
import { type BackedUp, backUp } from "./keeping/back-up.ts";
import { KeepingRefused } from "./keeping/backup-form.ts";
import { restoreInto, type Restored, type Restoring } from "./keeping/restore.ts";
import type { Settings } from "./settings.ts";

/** Backs up the database of the settings; every reason why not is told in plain words. */
export const keep = (settings: Settings, path: string): Promise<Result<BackedUp, string>> => inPlainWords(() => backUp(settings, path));

/** Restores into it; every reason why not is told in plain words, and then nothing was changed. */
export const bringBack = (settings: Settings, wanted: Omit<Restoring, "key">): Promise<Result<Restored, string>> =>
  inPlainWords(() => restoreInto(settings, wanted));

async function inPlainWords<Value>(work: () => Promise<Result<Value, string>>): Promise<Result<Value, string>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KeepingRefused || error instanceof DatabaseRefused || error instanceof DatabaseLost) return failed(error.message);
    if (error instanceof SqlError) return failed(`The database refused (${error.code}): ${error.message}. Nothing was changed.`);
    if (error instanceof Error && "code" in error && "path" in error) return failed(fileText(String(error.code), String(error.path)));
    throw error;
  }
}

const FILE: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  EACCES: "is not for this user to read or write",
  EISDIR: "is a folder",
  ENOSPC: "does not fit on its disk",
  EROFS: "is on a disk that nobody may write to",
};

const fileText = (code: string, path: string): string => `${path} ${FILE[code] ?? `cannot be used (${code})`}.`;
