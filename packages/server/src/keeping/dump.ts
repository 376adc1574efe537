import type { Line } from "../database/line.ts";
import { kyselyOn } from "../database/line-dialect.ts";
import { type BackupLine, FORM, KeepingRefused, LEFT_OUT } from "./backup-form.ts";
import { type KeptTable, keptTables, quoted, tableText } from "./catalogue.ts";
import { readKeyCheck } from "./key-check.ts";

/** Characters that are asked of the database at once, about. */
const AT_ONCE = 2 ** 20;
const MOST_ROWS = 2_000;

/**
 * The lines of a backup but for the last, without their ends, all of one moment: what is written meanwhile is not in it, and nobody waits
 * for it. Holds a few megabytes however much there is. The connection must be allowed to work as the engine, and be in no transaction.
 */
export async function* dump(line: Line): AsyncGenerator<string, { readonly rows: number }> {
  const [begun] = await line.script(BEGIN);
  try {
    yield JSON.stringify(await headOf(line, String(begun?.["at"])));
    let rows = 0;
    for (const table of await keptTables(line)) {
      if (Object.hasOwn(LEFT_OUT, table.name)) continue;
      rows += yield* dumpTable(line, table);
    }
    return { rows };
  } finally {
    await line.script("rollback");
  }
}

/** Times, numbers and bytes are to be written alike wherever it runs. */
const BEGIN = `
begin isolation level repeatable read read only;
set local role detente_engine;
set local timezone to 'UTC'; set local datestyle to 'ISO'; set local intervalstyle to 'iso_8601';
set local bytea_output to 'hex'; set local extra_float_digits to 1;
select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;

async function headOf(line: Line, at: string): Promise<BackupLine> {
  const done = await line.script("select name from detente_migrations.done order by name");
  const keyCheck = await readKeyCheck(kyselyOn(line));
  if (keyCheck === null) throw new KeepingRefused("The database was never started by a server: there is nothing to back up.");
  const migrations = done.map(({ name }) => String(name));
  return { kind: "backup", form: FORM, at, migrations, keyCheck: Buffer.from(keyCheck).toString("base64") };
}

async function* dumpTable(line: Line, { name, columns }: KeptTable): AsyncGenerator<string, number> {
  const head: BackupLine = { kind: "table", name, columns: columns.map((column) => column.name) };
  yield JSON.stringify(head);
  const texts = columns.map((column) => `${quoted(column.name)}::text`).join(", ");
  await line.script(`declare dumped no scroll cursor for select json_build_array(${texts})::text as row from ${tableText(name)}`);
  let rows = 0;
  let longest = 1;
  // Rows may be of a few bytes or of a megabyte: a few at first, then as many as fit.
  for (let most = 8; ; most = Math.max(1, Math.min(2 * most, MOST_ROWS, Math.floor(AT_ONCE / longest)))) {
    const found = await line.script(`fetch ${most} from dumped`);
    for (const { row } of found) {
      longest = Math.max(longest, String(row).length);
      yield String(row);
    }
    rows += found.length;
    if (found.length < most) break;
  }
  await line.script("close dumped");
  const foot: BackupLine = { kind: "rows", count: rows };
  yield JSON.stringify(foot);
  return rows;
}
