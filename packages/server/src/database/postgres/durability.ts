import type { Line } from "../line.ts";

/** What a PostgreSQL has to keep to for what it acknowledged to be there after the power fails, and what becomes of it otherwise. */
const NEEDED: Readonly<Record<string, string>> = {
  fsync: "what was acknowledged, or all, may be gone when the machine stops",
  full_page_writes: "a page that was half written when the machine stops stays broken, unless the disk writes whole pages only",
};

/** Nothing where it keeps what it acknowledges; else every reason in plain words. That transactions wait for the disk, each of them sees to. */
export async function durabilityProblems(line: Line): Promise<readonly string[]> {
  const rows = await line.script("select name, setting from pg_settings where name in ('fsync', 'full_page_writes') order by name");
  return rows.filter(({ setting }) => setting !== "on").map(({ name }) => problemText(String(name)));
}

const problemText = (name: string): string =>
  `PostgreSQL runs with ${name}=off: ${NEEDED[name] ?? "it may lose what it acknowledged"}. Set ${name} to on in its configuration; DATABASE_MAY_LOSE=on starts all the same.`;
