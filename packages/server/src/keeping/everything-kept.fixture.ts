import { sql as raw } from "kysely";
import type { Database } from "../database/database.ts";
import { TEST_KEY } from "../database/test-databases.fixture.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { TableSealers } from "../secrets/table-sealers.ts";

type Row = Readonly<Record<string, unknown>>;

/** Columns that name the place where a value is sealed, as its store binds it to its row. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  brief_event: ["table_id", "party", "seq"],
  session_event: ["session_id", "audience", "seq"],
  commitment_record: ["id"],
  record_event: ["record_id", "seq"],
  evidence_file: ["id"],
  evidence_chunk: ["file_id", "seq"],
  case_brief: ["case_hash", "party"],
};

function placeIn(table: string, column: string, row: Row): string | undefined {
  const columns = column === "sealed" ? PLACES[table] : undefined;
  return columns && [table, ...columns.map((name) => String(row[name]))].join("/");
}

/**
 * Every row of every table of the database in every schema of ours, as text, with what is sealed opened. What does not open stands there as it
 * is: whoever looks for words has first to see that it finds them.
 */
export async function everythingKept(database: Database): Promise<string> {
  const sealers = new TableSealers(TEST_KEY);
  return database.transact({ kind: "engine" }, async ({ sql }) => {
    const keys = await sql.selectFrom("tables").select(["id", "wrapped_key"]).execute();
    const known = [sealers.server, ...keys.map(({ id, wrapped_key }) => sealers.of(id, wrapped_key))];
    const { rows: tables } = await raw<{ readonly name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'detente' and c.relkind in ('r', 'p') order by 1`.execute(sql);
    const texts: string[] = [];
    for (const { name } of tables) {
      if (name === "migration") continue;
      const { rows } = await raw<Row>`select * from ${raw.table(`detente.${name}`)}`.execute(sql);
      for (const row of rows)
        for (const [column, value] of Object.entries(row))
          texts.push(`${name}.${column} ${textOf(value, placeIn(name, column, row), known)}`);
    }
    return texts.join("\n");
  });
}

function textOf(value: unknown, place: string | undefined, known: readonly Sealer[]): string {
  if (!(value instanceof Uint8Array)) return JSON.stringify(value);
  if (place === undefined) return Buffer.from(value).toString("utf8");
  for (const sealer of known) {
    try {
      return sealer.open(place, value);
    } catch {
      // Of another table.
    }
  }
  return Buffer.from(value).toString("utf8");
}
