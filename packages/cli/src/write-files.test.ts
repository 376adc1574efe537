import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFiles } from "./write-files.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "detente-write-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test("a file is written whole and nothing else is left", () => {
  expect(writeFiles([{ path: join(folder, "a.txt"), text: "text" }]).kind).toBe("ok");
  expect(readdirSync(folder)).toEqual(["a.txt"]);
  expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("text");
});

test("a file that was there is replaced and keeps its permissions", () => {
  const path = join(folder, "a.txt");
  writeFileSync(path, "before");
  chmodSync(path, 0o640);
  writeFiles([{ path, text: "after" }]);
  expect(readFileSync(path, "utf8")).toBe("after");
  expect(statSync(path).mode & 0o777).toBe(0o640);
});

test("a link stays a link, and what it leads to is replaced", () => {
  writeFileSync(join(folder, "target"), "before");
  symlinkSync(join(folder, "target"), join(folder, "link"));
  writeFiles([{ path: join(folder, "link"), text: "after" }]);
  expect(readFileSync(join(folder, "target"), "utf8")).toBe("after");
  expect(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink())).toHaveLength(1);
});

test("a device is written to, not replaced", () => {
  expect(writeFiles([{ path: "/dev/null", text: "text" }]).kind).toBe("ok");
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
});

test("a text that cannot be put in place leaves nothing behind, and the reason is said", () => {
  mkdirSync(join(folder, "there"));
  expect(writeFiles([{ path: join(folder, "there"), text: "text" }])).toEqual({
    kind: "failed",
    failure: `${join(folder, "there")}: is a folder`,
  });
  expect(writeFiles([{ path: join(folder, "none", "a.txt"), text: "text" }])).toMatchObject({
    failure: expect.stringContaining("the folder does not exist"),
  });
  expect(readdirSync(folder)).toEqual(["there"]);
});

test("of several files either all are written or none", () => {
  const files = [
    { path: join(folder, "a"), text: "a" },
    { path: join(folder, "b"), text: "b" },
  ];
  expect(writeFiles([...files, { path: join(folder, "none", "c"), text: "c" }]).kind).toBe("failed");
  expect(readdirSync(folder)).toEqual([]);
  expect(writeFiles(files)).toEqual({ kind: "ok", value: null });
  expect(readdirSync(folder)).toEqual(["a", "b"]);
});

test("a file that is to be kept is not written over, under any name", () => {
  writeFileSync(join(folder, "kept"), "kept");
  symlinkSync(join(folder, "kept"), join(folder, "link"));
  const files = [
    { path: join(folder, "a"), text: "a" },
    { path: join(folder, "link"), text: "lost" },
  ];
  expect(writeFiles(files, [join(folder, "kept")])).toMatchObject({ failure: expect.stringContaining("not written over") });
  expect(readFileSync(join(folder, "kept"), "utf8")).toBe("kept");
  expect(readdirSync(folder)).toEqual(["kept", "link"]);
});
