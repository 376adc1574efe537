import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("./working.fixture.ts", import.meta.url));

/** A worker in a process of its own. */
export interface WorkerProcess {
  /** Parts that it has played so far. */
  readonly parts: readonly number[];
  /** With kill -9. Done once it is gone. */
  readonly kill: () => Promise<void>;
  /** As Ctrl+C does. Gives its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** `environment`: where its database is, and the key. Once it works. */
export async function workerProcess(environment: NodeJS.ProcessEnv): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env["PATH"], LOG_LEVEL: "info", ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const parts: number[] = [];
  const working = Promise.withResolvers<void>();
  createInterface(child.stdout).on("line", (line) => {
    // As the server's log has it.
    const { msg, part } = JSON.parse(line) as { readonly msg: string; readonly part?: number };
    if (part !== undefined) parts.push(part);
    else if (msg.startsWith("works off")) working.resolve();
    else process.stderr.write(`${line}\n`);
  });
  void exited.then(() => working.reject(new Error("Expected a worker to start")));
  await working.promise;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    const [code] = await exited;
    return typeof code === "number" ? code : null;
  };
  return { parts, kill: async () => void (await end("SIGKILL")), stop: () => end("SIGTERM") };
}
