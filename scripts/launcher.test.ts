import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "./run.ts";

const LAUNCHER = "packages/cli/bin/detente.cjs";

// The launcher in a small project of its own: its command line is made up, and an older Node is played by a file loaded before it.
const project = mkdtempSync(join(tmpdir(), "detente-launcher-"));
const bare = mkdtempSync(join(tmpdir(), "detente-launcher-bare-"));
const pretendOld = join(project, "pretend-old.cjs");

const MAIN = `
const [what = "", detail = ""]: string[] = process.argv.slice(2);
if (what === "say") console.log(process.versions.node.split(".")[0], detail);
if (what === "exit") process.exitCode = Number(detail);
if (what === "throw") throw new Error(detail);
if (what === "wait") {
  if (detail === "politely") process.on("SIGTERM", () => process.exit(7));
  setInterval(() => {}, 1000);
  console.log("waiting");
}
`;

for (const folder of [project, bare]) {
  mkdirSync(join(folder, "packages/cli/src"), { recursive: true });
  cpSync(join(ROOT, LAUNCHER), join(folder, LAUNCHER));
  writeFileSync(join(folder, "packages/cli/src/main.ts"), MAIN);
}
symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"));
writeFileSync(
  pretendOld,
  `if (process.argv[1].endsWith("detente.cjs")) Object.defineProperty(process, "version", { value: "v12.22.12" });`,
);

afterAll(() => {
  rmSync(project, { recursive: true });
  rmSync(bare, { recursive: true });
});

interface End {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Age = "new" | "old";

function launch(
  age: Age,
  words: readonly string[],
  folder = project,
): { end: Promise<End>; whenSaid: (text: string) => Promise<void>; kill: (signal: NodeJS.Signals) => void } {
  const node = age === "old" ? ["-r", pretendOld] : [];
  const child = spawn(process.execPath, [...node, join(folder, LAUNCHER), ...words], { stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  return {
    end: new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, ...said }))),
    whenSaid: (text) => new Promise((resolve) => child.stdout.on("data", () => said.stdout.includes(text) && resolve())),
    kill: (signal) => void child.kill(signal),
  };
}

describe.each<Age>(["new", "old"])("called with a Node that is %s enough or too old", (age) => {
  it("runs the command line on Node 24 or newer, with its arguments, and says nothing else", async () => {
    const end = await launch(age, ["say", "two words"]).end;
    expect(end).toMatchObject({ code: 0, stderr: "" });
    expect(end.stdout).toMatch(/^\d+ two words\n$/);
    expect(Number.parseInt(end.stdout, 10)).toBeGreaterThanOrEqual(24);
  });

  it("ends with the exit code of the command line", async () => {
    expect(await launch(age, ["exit", "3"]).end).toMatchObject({ code: 3, signal: null });
    const thrown = await launch(age, ["throw", "on purpose"]).end;
    expect(thrown.code).toBe(1);
    expect(thrown.stderr).toContain("on purpose");
  });

  it("passes signals on, and ends as the command line ends", async () => {
    const polite = launch(age, ["wait", "politely"]);
    await polite.whenSaid("waiting");
    polite.kill("SIGTERM");
    expect(await polite.end).toMatchObject({ code: 7, signal: null });
    const plain = launch(age, ["wait"]);
    await plain.whenSaid("waiting");
    plain.kill("SIGINT");
    expect(await plain.end).toMatchObject({ code: null, signal: "SIGINT" });
  });
});

it("says what is missing where the Node is too old and npm has installed no other", async () => {
  const end = await launch("old", ["say"], bare).end;
  expect(end).toMatchObject({ code: 1, stdout: "" });
  expect(end.stderr).toContain("Detente needs Node 24 or newer; this is v12.22.12");
  expect(end.stderr).toContain("npm ci");
});
