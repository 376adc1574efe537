import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../run.ts";

/** The product as its users start it, in a process of its own. */
export interface Served {
  readonly url: string;
  /** As Ctrl+C does. Gives everything that it said to whoever started it. */
  readonly stop: () => Promise<string>;
}

interface Wish {
  /** As typed, in the project's folder. */
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts it with a data folder of its own on a free port, and waits until it says where it is. */
export async function serve({ command: [program, ...words], environment = {} }: Wish): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "detente-served-"));
  const child = spawn(program, words, {
    cwd: ROOT,
    env: { ...plain(process.env), PORT: "0", DETENTE_DATA: folder, LOG_LEVEL: "error", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a group, so that Ctrl+C reaches all of it as in a terminal
  });
  const closed = once(child, "close");
  const address = Promise.withResolvers<string | null>();
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    const [, found] = /Detente is at (\S+)/.exec(said) ?? [];
    if (found !== undefined) address.resolve(found);
  });
  child.stdout.resume();
  const stop = async (): Promise<string> => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGINT");
    await closed;
    rmSync(folder, { recursive: true });
    return said;
  };
  const url = await Promise.race([address.promise, closed.then(() => null)]);
  if (url !== null) return { url, stop };
  throw new Error(`Expected ${program} ${words.join(" ")} to say where it is, got ${await stop()}`);
}

/** Without what the run of the tests has set for itself. */
const plain = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("DETENTE_")));
