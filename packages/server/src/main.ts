import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { failed, ok, type Result } from "@detente/engine";
import type { ExampleFile } from "./cases/load-examples.ts";
import { isLoopbackName } from "./settings/is-loopback.ts";
import type { Environment } from "./settings/read-given.ts";
import type { BackedUp } from "./keeping/back-up.ts";
import type { Restored, Restoring } from "./keeping/restore.ts";
import { bringBack, keep } from "./keep-data.ts";
import { readSettings, type Settings } from "./settings.ts";
import { type RunningServer, startServer } from "./start-server.ts";
import { type RunningWorker, startWorker as startWorkerBy } from "./start-worker.ts";

export { settingLines } from "./settings/setting-lines.ts";
export type { BackedUp } from "./keeping/back-up.ts";
export type { Restored } from "./keeping/restore.ts";
export type { RunningServer } from "./start-server.ts";
export type { RunningWorker } from "./start-worker.ts";

type ToRestore = Omit<Restoring, "key">;

/** Where the workbench is built. */
const PAGES = fileURLToPath(new URL("../../web/dist", import.meta.url));

const CASES = fileURLToPath(new URL("../../../cases", import.meta.url));

/** Starts a server by these variables, or says everything that keeps it from starting, a line each. */
export const start = (environment: Environment): Promise<Result<RunningServer, readonly string[]>> => startBy(environment);

/** The same with an identity provider of its own, for a few people of a demonstration, on the port behind the server's. */
export async function startDemo(environment: Environment): Promise<Result<RunningServer, readonly string[]>> {
  const set = Object.keys(environment).filter((name) => name.startsWith("OIDC_") && environment[name] !== undefined);
  if (set.length > 0) return failed(set.map((name) => `${name} is set, and a demonstration brings its own provider. Unset it.`));
  const { HOST: host = "127.0.0.1", PUBLIC_URL: origin = "" } = environment;
  if (!isLoopbackName(host) || !isLoopbackName(URL.parse(origin)?.hostname ?? "localhost"))
    return failed([
      "HOST or PUBLIC_URL lets other machines in, and a demonstration is for this one alone. Unset them, or leave out --demo.",
    ]);
  const settings = settingsBy({ ...environment, OIDC_ISSUER: "http://127.0.0.1", OIDC_CLIENT_ID: "detente" });
  if (settings.kind === "failed") return settings;
  const { listen } = settings.value;
  if (listen.port === 65_535) return failed(["PORT is 65535, and a demonstration needs the one behind it as well. Take a smaller one."]);
  const port = listen.port === 0 ? 0 : listen.port + 1;
  // Loaded only here: it is a whole identity provider.
  const { startDemoProvider } = await import("./sign-in/demo-provider.ts");
  const provider = await startDemoProvider({ port }).catch((error: unknown) => (isTaken(error) ? null : Promise.reject(error)));
  if (provider === null)
    return failed([`Port ${port} is taken, and a demonstration needs it besides its own. Set PORT to another, or end what uses it.`]);
  const { issuer, clientId } = provider.issuer;
  const started = await startBy({ ...environment, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId });
  if (started.kind === "failed") {
    await provider.stop();
    return started;
  }
  const { stop, ...shown } = started.value;
  return ok({ ...shown, stop: async () => void (await Promise.all([stop(), provider.stop()])) });
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");

/** Starts a worker by these variables, with so many threads; null: as many as WORKERS says, or the machine has cores. */
export async function startWorker(environment: Environment, threads: number | null): Promise<Result<RunningWorker, readonly string[]>> {
  const settings = settingsBy(environment);
  if (settings.kind === "failed") return settings;
  const workers = threads ?? settings.value.workers ?? availableParallelism();
  if (workers === 0) return failed(["WORKERS is 0, and a worker without threads does nothing. Set it to 1 or more, or unset it."]);
  return listed(await startWorkerBy({ settings: settings.value, threads: workers, log: process.stdout }));
}

/** Backs up the database of these variables into a file, or says everything that keeps it from that. */
export async function backUp(environment: Environment, path: string): Promise<Result<BackedUp, readonly string[]>> {
  const settings = settingsBy(environment);
  return settings.kind === "failed" ? settings : listed(await keep(settings.value, path));
}

/** Restores a backup into the database of these variables, or says everything that keeps it from that. */
export async function restore(environment: Environment, wanted: ToRestore): Promise<Result<Restored, readonly string[]>> {
  const settings = settingsBy(environment);
  return settings.kind === "failed" ? settings : listed(await bringBack(settings.value, wanted));
}

const listed = <Value>(result: Result<Value, string>): Result<Value, readonly string[]> =>
  result.kind === "ok" ? result : failed([result.failure]);

function settingsBy(environment: Environment): Result<Settings, readonly string[]> {
  const read = readSettings(environment, readFile);
  return read.kind === "ok" ? read : failed(read.failure.map(({ variable, message }) => `${variable} ${message}`));
}

async function startBy(environment: Environment): Promise<Result<RunningServer, readonly string[]>> {
  const settings = settingsBy(environment);
  if (settings.kind === "failed") return settings;
  return listed(
    await startServer({ settings: settings.value, examples: exampleFiles(), pages: existsSync(PAGES) ? PAGES : null, log: process.stdout }),
  );
}

/** The catalog that comes with the program. */
function exampleFiles(): readonly ExampleFile[] {
  return readdirSync(CASES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .toSorted()
    .map((path) => ({ caseId: basename(path, ".yaml"), text: readFileSync(join(CASES, path), "utf8") }));
}

function readFile(path: string): Result<string, string> {
  try {
    return ok(readFileSync(path, "utf8"));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return failed("is not there");
    if (code === "EACCES") return failed("this user may not read");
    if (code === "EISDIR") return failed("is a folder");
    throw error;
  }
}
