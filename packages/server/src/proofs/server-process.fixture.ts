import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { TEST_KEY_TEXT } from "../database/test-databases.fixture.ts";

const PROGRAM = fileURLToPath(new URL("./serving.fixture.ts", import.meta.url));
/** The same at each start, so that cookies stay the same: the server takes a free port, and names its cookies after the number that was set. */
export const COOKIE = "detente-0";
/** Nobody asks this provider anything: whoever is signed in was put into the database. */
const PEOPLE = { OIDC_ISSUER: "https://issuer.example", OIDC_CLIENT_ID: "detente" };
const NO_LIMITS = { RATE_PER_PERSON: "1000000", RATE_PER_ADDRESS: "1000000", STREAMS_PER_PERSON: "1000000" };

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** "": none was made. */
  readonly consoleLink: string;
  readonly pid: number;
  /** With kill -9. Done once it is gone. */
  readonly kill: () => Promise<void>;
  /** As Ctrl+C does. */
  readonly stop: () => Promise<void>;
}

/** For people, whose cookies are called `COOKIE`, without limits of rate. `environment`: where its database is. `flags`: of Node. */
export async function serverProcess(environment: NodeJS.ProcessEnv, flags: readonly string[] = []): Promise<ServerProcess> {
  const own = { PORT: "0", LOG_LEVEL: "error", DETENTE_KEY: TEST_KEY_TEXT, ...PEOPLE, ...NO_LIMITS };
  const child = spawn(process.execPath, [...flags, PROGRAM], {
    env: { PATH: process.env["PATH"], ...own, ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const lines = createInterface(child.stdout);
  const first = Promise.race([once(lines, "line"), exited.then(() => [])]);
  const [line] = await first;
  // What it logs from now on: errors, which whoever runs the proof wants to see.
  lines.on("line", (line) => void process.stderr.write(`${line}\n`));
  if (typeof line !== "string" || child.pid === undefined) throw new Error("Expected a server to start");
  const [url = "", consoleLink = ""] = line.split(" ");
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  return { url, consoleLink, pid: child.pid, kill: end("SIGKILL"), stop: end("SIGTERM") };
}
