import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Load } from "./load.ts";

/** Debian's own folders; elsewhere the one of the path. Null: there is no pgbench. */
export function pgbenchProgram(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), ...(process.env["PATH"] ?? "").split(":")];
  return folders.map((folder) => join(folder, "pgbench")).find((each) => existsSync(each)) ?? null;
}

/** Transactions a second that pgbench reaches with prepared statements. */
export async function pgbench(program: string, { url, script, connections, seconds }: Load): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "detente-pgbench-"));
  const file = join(folder, "script.sql");
  writeFileSync(file, script);
  const address = new URL(url);
  const words = ["-n", "-M", "prepared", "-c", String(connections), "-j", "2", "-T", String(seconds), "-D", "position=0", "-f", file];
  const place = ["-h", address.searchParams.get("host") ?? address.hostname, "-U", address.username, address.pathname.slice(1)];
  const { stdout } = await promisify(execFile)(program, [...words, ...place]);
  rmSync(folder, { recursive: true });
  const reached = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
  if (reached === undefined) throw new Error(`Expected pgbench to tell a number, got ${stdout}`);
  return Number(reached);
}
