import { spawn } from "node:child_process";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the whole project, without a slash at its end. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

export interface Run {
  /** Both streams, in the order in which they were written. */
  readonly output: string;
  readonly stdout: string;
  /** 124 where it ran out of time, 1 where a signal ended it. */
  readonly exitCode: number;
  readonly seconds: number;
}

interface RunSettings {
  /** The project's folder where absent. */
  readonly folder?: string;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds; without a limit where absent. */
  readonly timeout?: number;
  /** Called with each piece of output as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** Runs a program, found first among the project's own tools, to its end. Its failure is a value; it throws only where it cannot be started. */
export function run(command: readonly [string, ...string[]], settings: RunSettings = {}): Promise<Run> {
  const [program, ...words] = command;
  const started = performance.now();
  const child = spawn(program, words, {
    cwd: settings.folder ?? ROOT,
    env: { ...process.env, PATH: `${ROOT}/node_modules/.bin${delimiter}${process.env["PATH"] ?? ""}`, ...settings.environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: settings.timeout !== undefined, // a group of its own, so that the limit ends its children too
  });
  let output = "";
  let stdout = "";
  let isLate = false;
  const timer = settings.timeout === undefined ? undefined : setTimeout(endLate, settings.timeout);
  function endLate(): void {
    isLate = true;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }
  const take = (text: string): void => {
    output += text;
    settings.onOutput?.(text);
  };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    take(text);
  });
  child.stderr.setEncoding("utf8").on("data", take);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      if (isLate) output += `\nstopped after ${(settings.timeout ?? 0) / 1000} s\n`;
      resolve({ output, stdout, exitCode: isLate ? 124 : (code ?? 1), seconds: (performance.now() - started) / 1000 });
    });
  });
}
