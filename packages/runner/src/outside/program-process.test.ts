import { afterEach, expect, test } from "vitest";
import { isGone } from "../fixtures/is-gone.fixture.ts";
import { ProgramProcess } from "./program-process.ts";

const started: ProgramProcess[] = [];
afterEach(() => {
  for (const each of started.splice(0)) each.kill();
});

/** A Node program given as text. */
function program(source: string): ProgramProcess {
  const made = new ProgramProcess({ name: "program(test)", file: process.execPath, args: ["-e", source] }, process.cwd());
  started.push(made);
  return made;
}

const ECHO = "process.stdin.on('data', (bytes) => process.stdout.write(bytes))";
const LONG = 30_000;

test("a message goes out as one line, and a line comes back", async () => {
  const echo = program(ECHO);
  expect(await echo.ask({ a: "ü\n" }, LONG)).toEqual({ kind: "line", line: '{"a":"ü\\n"}' });
  expect(await echo.ask({ b: 2 }, LONG)).toEqual({ kind: "line", line: '{"b":2}' });
  await echo.end({}, LONG);
});

test("who does not answer in time is slow", async () => {
  expect(await program("setInterval(() => 0, 1000)").ask({}, 30)).toEqual({ kind: "slow" });
});

test("who has ended, or never began, says how", async () => {
  expect(await program("process.exit(3)").ask({}, LONG)).toEqual({ kind: "ended", how: "ended with exit code 3" });
  expect(await program("process.kill(process.pid, 'SIGTERM')").ask({}, LONG)).toEqual({ kind: "ended", how: "was ended by SIGTERM" });
  const missing = new ProgramProcess({ name: "", file: "./no-such-bot", args: [] }, process.cwd());
  expect(await missing.ask({}, LONG)).toMatchObject({ kind: "ended", how: expect.stringContaining("no such program") });
  expect(await missing.ask({}, LONG)).toMatchObject({ kind: "ended" });
  await missing.end({}, LONG);
});

test("a line before the question is no answer to it", async () => {
  const eager = program(`console.log("1\\n2"); ${ECHO}`);
  expect(await eager.ask({}, LONG)).toEqual({ kind: "line", line: "1" });
  expect(await eager.ask({}, LONG)).toEqual({ kind: "unasked", line: "2" });
});

test("who floods with lines is not kept in memory, and has spoken before it was asked", async () => {
  const flood = program("setInterval(() => process.stdout.write('x\\n'.repeat(10_000)), 1); setTimeout(() => process.exit(), 300)");
  expect(await flood.ask({}, LONG)).toEqual({ kind: "line", line: "x" });
  expect(await flood.ask({}, LONG)).toEqual({ kind: "unasked", line: "x" });
  await flood.end({}, LONG);
});

test("a line without an end is cut off", async () => {
  expect(await program("process.stdout.write('x'.repeat(2_000_000)); setInterval(() => 0, 1000)").ask({}, LONG)).toEqual({
    kind: "tooLong",
  });
});

test("of what it writes to standard error the last part is kept", async () => {
  const loud = program("process.stderr.write('x'.repeat(100_000) + ' at last', () => process.exit())");
  await loud.ask({}, LONG);
  expect(loud.complaints).toMatch(/^x{3992} at last$/u);
});

test("who ignores the goodbye is ended, with what it has started", async () => {
  const source = `const { spawn } = require("node:child_process");
    const child = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"], { stdio: "ignore" });
    console.log(child.pid); setInterval(() => 0, 1000);`;
  const stubborn = program(source);
  const reply = await stubborn.ask({}, LONG);
  await stubborn.end({}, 20);
  expect(reply.kind).toBe("line");
  const pid = Number(reply.kind === "line" ? reply.line : "");
  await expect.poll(() => isGone(pid)).toBe(true);
});
