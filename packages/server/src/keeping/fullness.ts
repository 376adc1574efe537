import type { Line } from "../database/line.ts";
import { SCHEMA } from "./backup-form.ts";
import { keptTables, tableText } from "./catalogue.ts";

/** Names of the tables of ours that hold something, as whoever owns them counts it; nothing: the database is empty, or was never used. */
export async function fullTables(line: Line): Promise<readonly string[]> {
  const full: string[] = [];
  await line.script("begin");
  try {
    for (const { name } of await keptTables(line)) {
      // Forced, row-level security would hide the rows from their owner.
      await line.script(`alter table ${tableText(name)} no force row level security`);
      const [row] = await line.script(`select exists (select from ${tableText(name)}) as is_full`);
      if (row?.["is_full"] === true) full.push(`${SCHEMA}.${name}`);
    }
  } finally {
    await line.script("rollback");
  }
  return full;
}
