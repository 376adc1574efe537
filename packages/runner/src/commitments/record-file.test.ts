import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { partyId, type CommitmentAction, type Terms } from "@detente/engine";
import { afterAll, beforeEach, expect, test } from "vitest";
import { lockOf } from "../journal/journal-lock.ts";
import { appendToRecordFile, beginRecordFile, mendRecordFile, readRecordBytes } from "./record-file.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "detente-record-")));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const [NORTH, SOUTH] = [partyId("north"), partyId("south")];

// Ids of stipulations and themes are made where terms are read.
const TERMS = {
  id: "halt",
  title: "A halt",
  agreedAt: "2025-01-01T00:00:00.000Z",
  parties: [
    { id: NORTH, name: "North" },
    { id: SOUTH, name: "South" },
  ],
  bodies: [],
  coders: [],
  themes: [{ id: "arms", name: "Arms" }],
  stipulations: [{ id: "halt", name: "Halt", theme: "arms", owner: NORTH, evidence: "Seals", verifier: SOUTH, parts: 9 }],
} as unknown as Terms;

const shown = (text: string): CommitmentAction =>
  ({ by: NORTH, stipulation: "halt", kind: "evidenceSubmitted", text, parts: 1 }) as CommitmentAction;

let path = "";
let count = 0;
beforeEach(() => {
  path = join(folder, `${count++}.jsonl`);
});

function append(text: string, at = "2025-02-01T00:00:00.000Z") {
  const appended = appendToRecordFile(path, shown(text), at);
  if (appended.kind === "failed") throw new Error(`Expected an event, got ${JSON.stringify(appended.failure)}`);
  return appended.value;
}

test("what is appended follows what was there, which does not change", () => {
  const begun = beginRecordFile(path, TERMS);
  const first = readFileSync(path);
  const { head } = append("One");
  const second = readFileSync(path);
  append("Two");
  const third = readFileSync(path);
  expect(second.subarray(0, first.length)).toEqual(first);
  expect(third.subarray(0, second.length)).toEqual(second);
  expect(begun.kind).toBe("ok");
  const { faults, kept } = readRecordBytes(readFileSync(path), [head, begun.kind === "ok" ? begun.value : ""]);
  expect([faults, kept?.events.map(({ seq }) => seq)]).toEqual([[], [1, 2]]);
});

test("a refusal and a file that is there already change nothing", () => {
  beginRecordFile(path, TERMS);
  append("One");
  const before = readFileSync(path);
  expect(appendToRecordFile(path, shown("Two"), "2025-01-31T00:00:00.000Z")).toMatchObject({
    failure: { kind: "refused", refusal: { code: "timeRunsBack" } },
  });
  expect(beginRecordFile(path, TERMS)).toEqual({ kind: "failed", failure: { kind: "exists" } });
  expect(readFileSync(path)).toEqual(before);
});

test("to a record in which something is wrong nothing is added", () => {
  beginRecordFile(path, TERMS);
  append("One");
  writeFileSync(path, readFileSync(path, "utf8").replace("One", "Ono"));
  const before = readFileSync(path);
  expect(appendToRecordFile(path, shown("Two"), "2025-02-02T00:00:00.000Z")).toEqual({
    kind: "failed",
    failure: { kind: "faulty", faults: [{ line: 2, code: "changed" }] },
  });
  expect(mendRecordFile(path)).toMatchObject({ failure: { kind: "faulty" } });
  expect(readFileSync(path)).toEqual(before);
});

test("wherever a last line was cut, nothing is added until it is mended, and then it goes on", () => {
  beginRecordFile(path, TERMS);
  append("One");
  const whole = readFileSync(path);
  for (const bytes of [1, 40, 200]) {
    append("Two");
    truncateSync(path, whole.length + bytes);
    const torn = readFileSync(path).subarray(whole.length).toString();
    expect(appendToRecordFile(path, shown("Three"), "2025-02-02T00:00:00.000Z")).toEqual({
      kind: "failed",
      failure: { kind: "unfinished", torn: bytes },
    });
    expect(mendRecordFile(path)).toEqual({ kind: "ok", value: torn });
    expect(readFileSync(path)).toEqual(whole);
  }
  expect(mendRecordFile(path)).toEqual({ kind: "ok", value: "" });
  append("Four");
  expect(readRecordBytes(readFileSync(path)).faults).toEqual([]);
});

test("one process writes at a time; what one has left that is no more is taken over", () => {
  beginRecordFile(path, TERMS);
  const before = readFileSync(path);
  writeFileSync(lockOf(path), String(process.ppid));
  const inUse = { kind: "failed", failure: { kind: "inUse", by: process.ppid } };
  expect(appendToRecordFile(path, shown("One"), "2025-02-01T00:00:00.000Z")).toEqual(inUse);
  expect(mendRecordFile(path)).toEqual(inUse);
  expect(readFileSync(path)).toEqual(before);
  symlinkSync(path, `${path}.link`);
  expect(appendToRecordFile(`${path}.link`, shown("One"), "2025-02-01T00:00:00.000Z")).toEqual(inUse);
  writeFileSync(lockOf(path), "999999999");
  append("One");
});
