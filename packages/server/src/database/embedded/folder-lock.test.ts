import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./folder-lock.ts";

const PROGRAM = fileURLToPath(new URL("../fixtures/locking.fixture.ts", import.meta.url));

let root = "";
let folder = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "detente-lock-"));
  folder = join(root, "data");
});
afterEach(() => rmSync(root, { recursive: true }));

const inAnother = (times: string, end: string): string =>
  spawnSync(process.execPath, [PROGRAM, folder, times, end], { encoding: "utf8" }).stdout;

test("a folder that this process has open is not opened again, until it is let go", () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`is open in process ${process.pid}, and only one can have it open`);
  unlock();
  lockFolder(folder)();
});

test("another process is refused while this one has it, and not afterwards", () => {
  const unlock = lockFolder(folder);
  expect(inAnother("5", "0")).toBe("0\n");
  expect(() => lockFolder(folder)).toThrow("is open");
  unlock();
  expect(inAnother("5", "0")).toBe("5\n");
});

test("what a process left that ended without letting go is free", () => {
  expect(inAnother("5", "1")).toBe("1\n");
  lockFolder(folder)();
});

test("of many processes that come and go, some without letting go, no two ever have it", async () => {
  const run = promisify(execFile);
  const rounds = Array.from({ length: 3 }, async () => {
    let had = 0;
    for (let i = 0; i < 4; i++) had += Number((await run(process.execPath, [PROGRAM, folder, "1000", "100"])).stdout);
    return had;
  });
  expect(Math.min(...(await Promise.all(rounds)))).toBeGreaterThan(0);
});
