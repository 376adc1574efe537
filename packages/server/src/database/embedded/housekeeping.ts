import type { Line } from "../line.ts";
import type { Turns } from "./turns.ts";

/**
 * What PostgreSQL's own processes do where it has any: vacuums each table, with the statistics, and writes the log into the tables, so that
 * the next start has little to read. One step a turn, so that other work comes in between.
 */
export async function keepHouse(line: Line, turns: Turns): Promise<void> {
  const tables = await turns.take(() => line.script(TABLES));
  for (const { name } of tables) await turns.take(() => line.script(`vacuum (analyze) ${String(name)}`));
  await turns.take(() => line.script("checkpoint"));
}

const TABLES = `
select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('detente', 'detente_jobs') order by name`;
