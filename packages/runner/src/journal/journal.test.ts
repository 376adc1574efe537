import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { Journal } from "./journal.ts";
import { lockOf } from "./journal-lock.ts";
import { plan, result } from "../fixtures/plan.fixture.ts";
import { readJournal } from "./read-journal.ts";

const folder = mkdtempSync(join(tmpdir(), "detente-journal-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let path = "";
let count = 0;
beforeEach(() => {
  path = join(folder, `${count++}.jsonl`);
});

function opened(opening: ReturnType<typeof Journal.create>): Journal {
  if (opening.kind === "failed") throw new Error(`Expected a journal, got ${JSON.stringify(opening.failure)}`);
  return opening.value;
}

function written(numbers: readonly number[]): void {
  const journal = opened(Journal.create(path, plan()));
  journal.append(numbers.map(result));
  journal.close();
}

test("what was appended is there when the journal is opened again, and what is added follows it", () => {
  written([2, 0]);
  const again = opened(Journal.resume(path, plan()));
  expect([...again.finished]).toEqual([2, 0].map((number) => [number, result(number)]));
  again.append([result(1)]);
  again.append([]);
  again.close();
  const read = readJournal(path);
  expect(read).toMatchObject({ kind: "ok", value: { plan: plan(), torn: 0, size: statSync(path).size } });
  expect(read.kind === "ok" && [...read.value.results.keys()]).toEqual([2, 0, 1]);
});

/** The numbers of the games in the first `size` bytes of a journal. */
function keptIn(bytes: Buffer, size: number): readonly number[] {
  const lines = bytes.subarray(0, size).toString("latin1").split("\n").length - 2;
  return [0, 1, 2].slice(0, lines);
}

test("wherever the end of the file is cut off, the whole lines before it are read", () => {
  written([0, 1, 2]);
  const bytes = readFileSync(path);
  const header = bytes.indexOf(10) + 1;
  const ends = Array.from(bytes.keys()).filter((at) => bytes[at] === 10 && at > header);
  const sizes = Array.from({ length: 150 }, (_, k) => header + Math.floor((k * (bytes.length - header)) / 149));
  for (const size of [...sizes, ...ends, ...ends.map((end) => end + 1)]) {
    writeFileSync(path, bytes.subarray(0, size));
    const read = readJournal(path);
    expect(read.kind === "ok" && [...read.value.results.keys()]).toEqual(keptIn(bytes, size));
    expect(read.kind === "ok" && read.value.size + read.value.torn).toBe(size);
  }
});

test("a game that follows a torn end stands on a line of its own", () => {
  written([0, 1, 2]);
  const bytes = readFileSync(path);
  for (const cut of [0, 1, 2, 100, 300, 500, 700]) {
    const size = bytes.length - cut;
    writeFileSync(path, bytes.subarray(0, size));
    const journal = opened(Journal.resume(path, plan()));
    expect([...journal.finished.keys()]).toEqual(keptIn(bytes, size));
    journal.append([result(7)]);
    journal.close();
    const read = readJournal(path);
    expect(read.kind === "ok" && [...read.value.results.keys()]).toEqual([...keptIn(bytes, size), 7]);
  }
});

test("a journal whose first line is not whole yet is begun again, if it is the same one", () => {
  written([0]);
  const bytes = readFileSync(path);
  const header = bytes.indexOf(10) + 1;
  for (const size of [0, 1, header - 1]) {
    writeFileSync(path, bytes.subarray(0, size));
    const journal = opened(Journal.resume(path, plan()));
    journal.append([result(0)]);
    journal.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
  }
  writeFileSync(path, bytes.subarray(0, header - 1));
  expect(Journal.resume(path, plan({ seed: 2 }))).toEqual({ kind: "failed", failure: { kind: "notAJournal" } });
});

test("a last line of zeros, as a power cut may leave it, is cut off as well", () => {
  written([0, 1]);
  appendFileSync(path, Buffer.from(`${"\0".repeat(500)}\n${"\0".repeat(99)}`));
  const journal = opened(Journal.resume(path, plan()));
  expect([journal.torn, journal.finished.size]).toEqual([600, 2]);
  journal.close();
});

test("damage in the middle is no trace of an end, and is refused with its line", () => {
  written([0, 1, 2]);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace('"repetition":1', '"repetition":9'));
  expect(readJournal(path)).toEqual({ kind: "failed", failure: { kind: "damaged", line: 3 } });
  writeFileSync(path, text.replace('"seed":1', '"seed":2'));
  expect(readJournal(path)).toEqual({ kind: "failed", failure: { kind: "damaged", line: 1 } });
});

test("another plan is refused, and what differs is named", () => {
  written([0]);
  const differences = (other: ReturnType<typeof plan>) => {
    const opening = Journal.resume(path, other);
    return opening.kind === "failed" && opening.failure.kind === "otherPlan" ? opening.failure.differences : opening.kind;
  };
  expect(differences(plan({ seed: 2, deadline: { rounds: 21 } }))).toEqual(["the deadline", "the seed"]);
  expect(differences(plan({ deadline: { ...plan().settings.deadline, roundTime: "entered" } }))).toEqual([
    "how rounds count towards the time",
  ]);
  expect(differences(plan({ strategies: ["boulware", "linear"] }))).toEqual(["the list of strategies"]);
  expect(differences({ ...plan(), versions: ["1", "2"] })).toEqual(["the version of conceder"]);
  const [job] = plan().settings.cases;
  if (job === undefined) throw new Error("Expected a case");
  expect(differences(plan({ cases: [{ name: "other", value: job.value }] }))).toEqual(["the list of cases"]);
  expect(differences(plan({ cases: [{ name: "job", value: { ...job.value, title: "other" } }] }))).toEqual(["the case job"]);
});

test("what is no journal, or one of a later format, is left as it is", () => {
  const kinds = [
    "something",
    "not JSON\n",
    '{"detente":1}\n',
    '{"detente":"journal","format":99}\n',
    '{"detente":"journal","format":1}',
  ].map((text) => {
    writeFileSync(path, text);
    const opening = Journal.resume(path, plan());
    expect(readFileSync(path, "utf8")).toBe(text);
    return opening.kind === "failed" ? opening.failure.kind : "opened";
  });
  expect(kinds).toEqual(["notAJournal", "notAJournal", "notAJournal", "newerFormat", "notAJournal"]);
});

test("a file that is there is not written over", () => {
  writeFileSync(path, "kept");
  expect(Journal.create(path, plan())).toEqual({ kind: "failed", failure: { kind: "exists" } });
  expect(readFileSync(path, "utf8")).toBe("kept");
  truncateSync(path);
});

test("one process writes a journal at a time; what one has left that is no more is taken over", () => {
  const journal = opened(Journal.create(path, plan()));
  expect(Journal.resume(path, plan())).toEqual({ kind: "failed", failure: { kind: "inUse", by: process.pid } });
  journal.close();
  writeFileSync(lockOf(path), "999999999");
  opened(Journal.resume(path, plan())).close();
});
