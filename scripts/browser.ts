import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium } from "playwright-core";
import { ROOT } from "./run.ts";

interface Executable {
  readonly executablePath: string;
  readonly env?: Record<string, string>;
}

const NAMES = ["chromium-headless-shell", "chromium", "google-chrome", "chrome"];
// Root has no sandbox; pictures are drawn without a graphics card.
const FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/** A Chromium for tests: that of CHROME_PATH, else an installed one, else the one from npm. Give pages a `locale`: under LANG=C they have none. */
export async function browser(): Promise<Browser> {
  return await chromium.launch({ ...(installed() ?? (await unpacked())), args: FLAGS });
}

function installed(): Executable | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [process.env["CHROME_PATH"] ?? "", ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))];
  const executablePath = candidates.find((path) => path !== "" && existsSync(path) && isChromium(path));
  return executablePath === undefined ? undefined : { executablePath };
}

function isChromium(path: string): boolean {
  try {
    return /Chrom/.test(execFileSync(path, ["--version", "--no-sandbox"], { stdio: ["ignore", "pipe", "ignore"] }).toString());
  } catch {
    return false; // a program of that name that does not start is none for us
  }
}

/** Unpacks the Chromium of @sparticuz/chromium (x64 Linux) below .cache, once a version. Two processes do not unpack over each other. */
async function unpacked(): Promise<Executable> {
  const manifest: { version: string } = JSON.parse(readFileSync(`${ROOT}/node_modules/@sparticuz/chromium/package.json`, "utf8"));
  const folder = `${ROOT}/.cache/chromium-${manifest.version}`;
  mkdirSync(folder, { recursive: true });
  const done = join(folder, "unpacked");
  const unlock = await lock(`${folder}.lock`);
  try {
    if (!existsSync(done)) rmSync(folder, { recursive: true }); // what a process left that was stopped half-way
    mkdirSync(folder, { recursive: true });
    const executable = await unpackInto(folder);
    writeFileSync(done, "");
    return executable;
  } finally {
    unlock();
  }
}

/** The package reads where to unpack, and whether to bring its own libraries, from the environment, and writes to it where they are. */
async function unpackInto(folder: string): Promise<Executable> {
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" });
  try {
    const { default: packed, setupLambdaEnvironment } = await import("@sparticuz/chromium");
    setupLambdaEnvironment(join(folder, "al2023/lib"));
    const executablePath = await packed.executablePath();
    return { executablePath, env: definedOnes({ ...process.env, ...fontsOf(folder), TMPDIR: before["TMPDIR"] }) };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** The list of fonts that comes with it looks for them in /tmp only: pages would have no letters, and their texts no width. */
function fontsOf(folder: string): Record<string, string> {
  const list = join(folder, "detente-fonts.conf");
  const folders = [join(folder, "fonts"), "/usr/share/fonts"].map((each) => `<dir>${each}</dir>`).join("");
  writeFileSync(list, `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>`);
  return { FONTCONFIG_FILE: list };
}

const definedOnes = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** Waits until no living process holds the lock, and takes it. */
async function lock(path: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    if (isHeldByNobody(path)) rmSync(path, { force: true });
    else await pause(100);
  }
}

function isHeldByNobody(path: string): boolean {
  try {
    const holder = Number(readFileSync(path, "utf8"));
    if (holder > 0) process.kill(holder, 0);
    return false; // alive, or has not written its number yet
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ESRCH") return true;
    if (code === "EPERM" || code === "ENOENT") return false;
    throw error;
  }
}
