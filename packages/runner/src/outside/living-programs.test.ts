import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { isGone } from "../fixtures/is-gone.fixture.ts";

const PROCESS = new URL("./program-process.ts", import.meta.url).href;

/** Starts a program that never ends by itself, and tells its number. */
const PARENT = `import { ProgramProcess } from ${JSON.stringify(PROCESS)};
const source = "console.log(process.pid); setInterval(() => 0, 1000)";
const started = new ProgramProcess({ name: "", file: process.execPath, args: ["-e", source] }, process.cwd());
const reply = await started.ask({}, 30_000);
console.log(reply.line);
if (process.argv[1] === "leave") process.exit(7);`;

test.each(["SIGINT", "SIGTERM", "SIGHUP", "exit"] as const)("programs end with the process that has started them, by %s", async (how) => {
  const args = ["--input-type=module", "-e", PARENT, ...(how === "exit" ? ["leave"] : [])];
  const parent = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: parent.stdout })[Symbol.asyncIterator]();
  const pid = Number((await lines.next()).value);
  const ended = once(parent, "exit");
  if (how !== "exit") parent.kill(how);
  expect(await ended).toEqual(how === "exit" ? [7, null] : [null, how]);
  await expect.poll(() => isGone(pid)).toBe(true);
});
