import { failed, ok, type Result } from "@detente/engine";
import { hasEmbedded } from "../database/embedded/open-embedded.ts";
import type { Line } from "../database/line.ts";
import { kyselyOn } from "../database/line-dialect.ts";
import { workingLogin, WORKING_LOGIN } from "../database/postgres/working-login.ts";
import { runTransaction } from "../database/run-transaction.ts";
import { keySourceOf } from "../open-database.ts";
import { keyThatIs } from "../secrets/key-source.ts";
import type { ServerKey } from "../secrets/server-key.ts";
import type { Settings } from "../settings.ts";
import { audit } from "../store/audit-store.ts";
import { copyThroughDoor } from "./backup-door.ts";
import { writeBackupFile } from "./backup-file.ts";
import { dump } from "./dump.ts";
import { keyFits, otherKeyText, readKeyCheck } from "./key-check.ts";
import { withClient, withOwnerLine } from "./owner-line.ts";

export interface BackedUp {
  readonly rows: number;
}

const NOTHING = "There is no database of Detente to back up";

/**
 * Everything of the database of the settings but what `LEFT_OUT` names, as it is at one moment, into a file; or why not, in plain words.
 * The server may run, and nobody waits for it but for the moment in which an embedded database is copied.
 */
export async function backUp(settings: Settings, path: string): Promise<Result<BackedUp, string>> {
  const key = keyThatIs(keySourceOf(settings));
  if (key.kind === "failed") return failed(`${key.failure} A backup without it would be of no use to anybody.`);
  const { database, dataFolder } = settings;
  if (database.kind === "postgres") return backUpPostgres(settings, { path, key: key.value });
  if (!hasEmbedded(dataFolder)) return failed(`${NOTHING} in ${dataFolder}.`);
  const through = await copyThroughDoor(dataFolder);
  const wanted = { path, key: key.value };
  if (through === null) return withOwnerLine(settings, (line) => backUpEmbedded(line, { ...wanted, writing: "audit" }));
  try {
    return await withOwnerLine({ ...settings, dataFolder: through.copy }, (line) =>
      backUpEmbedded(line, { ...wanted, writing: "nothing" }),
    );
  } finally {
    await through.leave();
  }
}

interface Wanted {
  readonly path: string;
  readonly key: ServerKey;
}

/** As the working login, which may read everything; the owner may be held by the walls. */
async function backUpPostgres({ database }: Settings, wanted: Wanted): Promise<Result<BackedUp, string>> {
  if (database.kind !== "postgres") throw new Error("Expected the settings of a PostgreSQL");
  const { url, ownerUrl } = database;
  const working = await withClient(ownerUrl ?? url, async (owner) => {
    if (!(await isKept(owner))) return failed(`${NOTHING} at this address.`);
    const problem = await keyProblem(owner, wanted.key);
    if (problem !== null) return failed(problem);
    return ok(ownerUrl === null ? await workingLogin(owner, { url, key: wanted.key, login: WORKING_LOGIN }) : url);
  });
  return working.kind === "failed" ? working : withClient(working.value, (line) => backUpLine(line, { ...wanted, writing: "audit" }));
}

async function backUpEmbedded(line: Line, wanted: Writing): Promise<Result<BackedUp, string>> {
  if (!(await isKept(line))) return failed(`${NOTHING} in the data folder.`);
  const problem = await keyProblem(line, wanted.key);
  return problem === null ? backUpLine(line, wanted) : failed(problem);
}

interface Writing extends Wanted {
  /** A copy needs no entry of its own. */
  readonly writing: "audit" | "nothing";
}

async function backUpLine(line: Line, { path, key, writing }: Writing): Promise<Result<BackedUp, string>> {
  if (writing === "audit")
    await runTransaction(line, { kind: "engine" }, (transaction) =>
      audit(transaction, { deed: "backupBegun", by: null, table: null, facts: {} }),
    );
  return ok(await writeBackupFile(path, dump(line), key));
}

/** Whether a program that makes backups was here. */
async function isKept(line: Line): Promise<boolean> {
  const [row] = await line.script("select to_regclass('detente.key_check') is not null as is_kept");
  return row?.["is_kept"] === true;
}

async function keyProblem(line: Line, key: ServerKey): Promise<string | null> {
  const kept = await readKeyCheck(kyselyOn(line));
  return kept === null || keyFits(key, kept) ? null : otherKeyText("the settings");
}
