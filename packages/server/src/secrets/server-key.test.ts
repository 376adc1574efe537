import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, expect, test } from "vitest";
import { makeKeyFile, readKeyFile } from "./key-file.ts";
import { type ServerKey, serverKeyOf } from "./server-key.ts";

const folder = mkdtempSync(join(tmpdir(), "detente-key-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEX = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

function keyOf(text: string): ServerKey {
  const key = serverKeyOf(text);
  if (key.kind === "failed") throw new Error(key.failure);
  return key.value;
}

test("a key may be given in hexadecimal, or in base64 of either alphabet", () => {
  const bytes = Buffer.from(HEX, "hex");
  const derived = keyOf(HEX).derived("a purpose");
  for (const text of [HEX.toUpperCase(), `${HEX}\n`, bytes.toString("base64"), bytes.toString("base64url")])
    expect(keyOf(text).derived("a purpose")).toEqual(derived);
});

test("what is derived for one purpose is not what is derived for another", () => {
  expect(keyOf(HEX).derived("a")).not.toEqual(keyOf(HEX).derived("b"));
});

test("a key of another length is refused, and not quoted", () => {
  for (const text of ["", "hunter2", HEX.slice(2), `${HEX}00`]) {
    const refused = serverKeyOf(text);
    expect(refused).toMatchObject({ kind: "failed", failure: expect.stringContaining("32 random bytes") });
    if (text !== "") expect(JSON.stringify(refused)).not.toContain(text);
  }
});

test("a key shows nothing of itself where it is printed", () => {
  expect(JSON.stringify({ key: keyOf(HEX) })).toBe('{"key":{}}');
  expect(inspect(keyOf(HEX), { depth: 5, showHidden: true })).not.toMatch(/11|0x|17, 34/);
});

test("a key file is made for its owner alone, and holds the same key next time, whoever would make another", () => {
  const path = join(folder, "new", "key");
  expect(readKeyFile(path)).toEqual({ kind: "ok", value: null });
  const first = makeKeyFile(path);
  const other = makeKeyFile(path);
  const again = readKeyFile(path);
  if (first.kind === "failed" || other.kind === "failed" || again.kind === "failed" || again.value === null)
    throw new Error("Expected a key");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(again.value.derived("a")).toEqual(first.value.derived("a"));
  expect(other.value.derived("a")).toEqual(first.value.derived("a"));
  expect(readdirSync(join(folder, "new"))).toEqual(["key"]);
});

test.skipIf(process.platform === "win32")("a key file that others may read or change is refused, and left as it is", () => {
  const path = join(folder, "open");
  writeFileSync(path, HEX);
  for (const mode of [0o640, 0o604, 0o620, 0o777]) {
    chmodSync(path, mode);
    expect(readKeyFile(path)).toMatchObject({ kind: "failed", failure: expect.stringContaining("open to others") });
  }
  expect(readFileSync(path, "utf8")).toBe(HEX);
  chmodSync(path, 0o400);
  expect(readKeyFile(path).kind).toBe("ok");
});

test("a key file with something else in it is refused", () => {
  const path = join(folder, "else");
  writeFileSync(path, "no key\n", { mode: 0o600 });
  expect(readKeyFile(path)).toMatchObject({ kind: "failed", failure: expect.stringContaining("32 random bytes") });
});
