import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { COOKIE } from "../../packages/server/src/proofs/server-process.fixture.ts";
import type { ClientWork, Measured } from "./client.ts";

const PROGRAM = fileURLToPath(new URL("./clients.ts", import.meta.url));
const LONGEST_OUTPUT = 100_000_000;

/** Without what is the same for all work. */
type Wanted = ClientWork extends infer Each ? (Each extends ClientWork ? Omit<Each, "cookieName"> : never) : never;

/** Lets clients work, in a process of their own. */
export async function measuredBy(wanted: Wanted): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "detente-bench-"));
  const file = join(folder, "work.json");
  writeFileSync(file, JSON.stringify({ ...wanted, cookieName: COOKIE }));
  // More files than a shell usually lets a program have open: each stream is one.
  const script = 'ulimit -n "$(ulimit -Hn)"; exec "$@"';
  const { stdout } = await promisify(execFile)("/bin/sh", ["-c", script, "sh", process.execPath, PROGRAM, file], {
    maxBuffer: LONGEST_OUTPUT,
  });
  rmSync(folder, { recursive: true });
  // Printed by that program.
  return JSON.parse(stdout) as Measured;
}
