import { spawn } from "node:child_process";
import { once } from "node:events";
import { LAUNCHER, runDetente } from "../run-detente.fixture.ts";

/** Plays what is typed, line by line; then the input ends. */
export const played = (cwd: string, args: readonly string[], typed: readonly string[]) =>
  runDetente(["play", ...args], { cwd, input: typed.map((line) => `${line}\n`).join("") });

interface Typing {
  readonly cwd: string;
  /** Typed one by one, each when the program asks. */
  readonly lines: readonly string[];
  /** Sent when it asks for more. */
  readonly signal: NodeJS.Signals;
}

/** Plays until all is typed, and then ends the program by a signal. Resolves to what it printed. */
export async function playedUntil(args: readonly string[], { cwd, lines, signal }: Typing): Promise<string> {
  // In a group of its own: the launcher may have started another Node.
  // With nothing of the environment that decides about colour.
  const env = { PATH: process.env["PATH"] };
  const child = spawn(process.execPath, [LAUNCHER, "play", ...args], { cwd, env, stdio: ["pipe", "pipe", "inherit"], detached: true });
  let out = "";
  let answered = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    if ([...out.matchAll(QUESTION)].length <= answered) return;
    const line = lines[answered++];
    if (line !== undefined) child.stdin.write(`${line}\n`);
    else if (child.pid !== undefined) process.kill(-child.pid, signal);
  });
  await once(child, "close");
  return out;
}

/** How the program asks the buyer for the next line. */
const QUESTION = /^Buyer> |go on: /gmu;
