import { kyselyOn } from "../database/line-dialect.ts";
import type { Line, Row } from "../database/line.ts";
import { migrateWithin } from "../database/migrate.ts";
import type { Migration } from "../database/migrations/migration.ts";
import { audit } from "../store/audit-store.ts";
import { type BackupFile } from "./backup-file.ts";
import { type BackupLine, KeepingRefused, SCHEMA } from "./backup-form.ts";
import { type KeptColumn, type KeptTable, keptTables, quoted, tableText } from "./catalogue.ts";

/** Characters that go to the database at once, about. */
const AT_ONCE = 2 ** 20;

interface Loading {
  readonly backup: BackupFile;
  /** In their order: those that the backup has been through, and those that came since. */
  readonly migrations: readonly Migration[];
}

/**
 * Puts a backup in the place of whatever the database holds, and brings it up to date: all, or, where anything at all is wrong, nothing. The
 * connection must own the database. Takes as much memory as a few rows, and a transaction as long as it lasts. Throws `KeepingRefused`.
 */
export async function load(line: Line, { backup, migrations }: Loading): Promise<{ readonly rows: number }> {
  await line.script("begin; set local timezone to 'UTC'; set local datestyle to 'ISO'; set local synchronous_commit to on");
  try {
    await line.script(`drop schema if exists ${SCHEMA}, detente_jobs, detente_migrations cascade`);
    // As it was when the backup was taken; what came since must find its rows as it would have found them then.
    await migrateWithin(
      line,
      migrations.filter(({ name }) => backup.head.migrations.includes(name)),
    );
    const unlinked = await unlink(line);
    const rows = await loadRows(line, backup);
    await setSequences(line);
    for (const statement of unlinked) await line.script(statement);
    await migrateWithin(line, migrations);
    await writeDown(line, { rows, madeAt: backup.head.at });
    await raiseWalls(line);
    await line.script("commit");
    return { rows };
  } catch (error) {
    await line.script("rollback");
    throw error;
  }
}

/** Rows come in any order, and by the owner: references, and the walls that hold the owner too, are taken down meanwhile. How to put back the first. */
async function unlink(line: Line): Promise<readonly string[]> {
  const references = await line.script(REFERENCES);
  for (const { drop } of references) await line.script(String(drop));
  for (const { name } of await line.script(TABLES)) await line.script(`alter table ${tableText(String(name))} no force row level security`);
  return references.map(({ add }) => String(add));
}

/** Of all tables, also those that came since. */
async function raiseWalls(line: Line): Promise<void> {
  for (const { name } of await line.script(TABLES)) await line.script(`alter table ${tableText(String(name))} force row level security`);
}

const TABLES = `select tablename as name from pg_tables where schemaname = '${SCHEMA}' order by 1`;
const REFERENCES = `
select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
  format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
from pg_constraint where contype = 'f' and connamespace = '${SCHEMA}'::regnamespace and conparentid = 0`;

async function loadRows(line: Line, { rest }: BackupFile): Promise<number> {
  const tables = new Map((await keptTables(line)).map((table) => [table.name, table]));
  let into: Inserting | null = null;
  let total = 0;
  for await (const said of rest) {
    if (typeof said === "string") {
      if (into === null) throw new KeepingRefused("A row stands before its table in the backup. Nothing was restored.");
      await into.add(said);
    } else if (said.kind === "table") into = new Inserting(line, columnsIn(tables, said));
    else if (said.kind === "rows") {
      const count = (await into?.finish()) ?? 0;
      if (count !== said.count)
        throw new KeepingRefused(`The backup has ${count} rows of a table, and says ${said.count}. Nothing was restored.`);
      total += count;
    } else if (said.kind === "end" && said.rows !== total)
      throw new KeepingRefused(`The backup has ${total} rows, and says ${said.rows}. Nothing was restored.`);
  }
  return total;
}

function columnsIn(tables: ReadonlyMap<string, KeptTable>, { name, columns }: Extract<BackupLine, { readonly kind: "table" }>): KeptTable {
  const known = new Map(tables.get(name)?.columns.map((column) => [column.name, column]));
  const found = columns.map((column) => known.get(column)).filter((column) => column !== undefined);
  if (found.length !== columns.length || found.length === 0)
    throw new KeepingRefused(
      `The backup has a table ${name} with columns that its version of Detente does not make. Nothing was restored.`,
    );
  return { name, columns: found };
}

/** Rows of one table on their way into it. */
class Inserting {
  readonly #line: Line;
  readonly #statement: string;
  readonly #waiting: string[] = [];
  #length = 0;
  #count = 0;

  constructor(line: Line, { name, columns }: KeptTable) {
    this.#line = line;
    const names = columns.map((column) => quoted(column.name)).join(", ");
    const values = columns.map((column: KeptColumn, i) => `(row->>${i})::${column.type}`).join(", ");
    this.#statement = `insert into ${tableText(name)} (${names}) overriding system value select ${values} from json_array_elements($1::json) given(row)`;
  }

  async add(row: string): Promise<void> {
    this.#waiting.push(row);
    this.#length += row.length;
    if (this.#length >= AT_ONCE) await this.#send();
  }

  /** How many there were. */
  async finish(): Promise<number> {
    await this.#send();
    return this.#count;
  }

  async #send(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const { affected } = await this.#line.query(this.#statement, [`[${this.#waiting.join(",")}]`]);
    this.#count += affected ?? 0;
    this.#waiting.length = 0;
    this.#length = 0;
  }
}

/** Behind the largest number that is there. */
async function setSequences(line: Line): Promise<void> {
  for (const { name, columns } of await keptTables(line))
    for (const column of columns)
      if (column.sequence !== null)
        await line.script(
          `select setval('${column.sequence}', coalesce(max(${quoted(column.name)}), 0) + 1, false) from ${tableText(name)}`,
        );
}

/** By the owner, before the walls hold it again. */
async function writeDown(line: Line, facts: { readonly rows: number; readonly madeAt: string }): Promise<void> {
  const [now]: readonly Row[] = await line.script("set local search_path to detente, pg_temp; select now() as at");
  await audit(
    { sql: kyselyOn(line), at: String(now?.["at"]), notify: async () => undefined },
    { deed: "backupRestored", by: null, table: null, facts },
  );
}
