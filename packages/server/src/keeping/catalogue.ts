import type { Line } from "../database/line.ts";
import { SCHEMA } from "./backup-form.ts";

export interface KeptTable {
  readonly name: string;
  /** Without those that are computed of others. */
  readonly columns: readonly KeptColumn[];
}

export interface KeptColumn {
  readonly name: string;
  /** As PostgreSQL writes it. */
  readonly type: string;
  /** The sequence that numbers it, to be used as it stands; null: none. */
  readonly sequence: string | null;
}

/** All tables of ours, by name, as the database knows them: nothing is listed by hand, so that none is forgotten. */
export async function keptTables(line: Line): Promise<readonly KeptTable[]> {
  const tables = new Map<string, KeptColumn[]>();
  for (const { table, column, type, sequence } of await line.script(COLUMNS)) {
    const columns = tables.get(String(table)) ?? [];
    tables.set(String(table), columns);
    columns.push({ name: String(column), type: String(type), sequence: typeof sequence === "string" ? sequence : null });
  }
  return [...tables].map(([name, columns]) => ({ name, columns }));
}

/** A name as a statement has it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const tableText = (name: string): string => `${SCHEMA}.${quoted(name)}`;

const COLUMNS = `
select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
  case when a.attidentity <> '' then pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) end as sequence
from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where n.nspname = '${SCHEMA}' and c.relkind = 'r'
order by c.relname collate "C", a.attnum`;
