import type { Line } from "../database/line.ts";
import { backupLine } from "./backup-form.ts";
import { dump } from "./dump.ts";

/** What a backup of this database would hold, in no particular order: rows by table, each with its columns. */
export async function keptRows(line: Line): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables: Record<string, string[]> = {};
  let rows: string[] = [];
  let columns = "";
  for await (const text of dump(line)) {
    if (!text.startsWith("{")) {
      rows.push(`${columns} ${text}`);
      continue;
    }
    const said = backupLine.parse(JSON.parse(text));
    if (said.kind === "table") {
      columns = said.columns.join();
      rows = tables[said.name] = [];
    }
  }
  return Object.fromEntries(Object.entries(tables).map(([name, found]) => [name, found.toSorted()]));
}

/** Without what a restore itself writes down. */
export const withoutRestores = (rows: Readonly<Record<string, readonly string[]>>) => ({
  ...rows,
  audit: (rows["audit"] ?? []).filter((row) => !row.includes('"backupRestored"') && !row.includes('"backupBegun"')),
});
