import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, run } from "../run.ts";
import type { CommandLine } from "./command-lines.ts";
import type { Failure } from "./failure.ts";

const COPIED = new Set(["cases", "docs", "golden"]);
const LEFT_OUT = new Set([".git", ".cache"]);

/** Runs the command lines of one document one after the other, as a reader would, in a copy of the project that is thrown away. */
export async function runCommands(path: string, commands: readonly CommandLine[]): Promise<readonly Failure[]> {
  if (commands.length === 0) return [];
  const folder = copyOfProject();
  const failures: Failure[] = [];
  try {
    for (const command of commands) {
      // The same program that npx would start, without the half second that npx takes to find it.
      const text = command.text.replaceAll(/\bnpx detente\b/g, "detente");
      const outcome = await run(["sh", "-c", text], { folder, timeout: 60_000, environment: { NO_COLOR: "1" } });
      if (outcome.exitCode !== 0) failures.push({ where: `${path}:${command.line}`, what: command.text, output: outcome.output });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return failures;
}

/** A folder that reads like the root of the project. What commands may write to is copied, the rest are links. */
function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "detente-examples-"));
  for (const entry of readdirSync(ROOT)) {
    if (LEFT_OUT.has(entry)) continue;
    if (COPIED.has(entry)) cpSync(join(ROOT, entry), join(folder, entry), { recursive: true });
    else symlinkSync(join(ROOT, entry), join(folder, entry));
  }
  return folder;
}
