import { expect, test } from "vitest";
import { Rng } from "../../../lib/rng.ts";
import { commitmentsAt } from "../commitments-at.ts";
import { ACCORD, largeRecord } from "../large-record.fixture.ts";
import { linesOf, relieved, sha256, TERMS } from "../record.fixture.ts";
import { readRecord } from "./read-record.ts";

const SEED = 558;
/** How many bytes of the large record are changed; given, each byte of the small one is changed to nine values, else to one. */
const PLACES = Number(process.env["DETENTE_RECORD"] ?? 0);

const bytesOf = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join(""));

/** The line, from 1, of each byte. A line's own end belongs to it. */
function lineOf(bytes: Uint8Array, place: number): number {
  let line = 1;
  for (let k = 0; k < place; k++) if (bytes[k] === 10) line++;
  return line;
}

/** Values that look alike, that end lines, that are no text, and any other. */
function valuesFor(byte: number, rng: Rng): readonly number[] {
  const all = [byte ^ 1, byte ^ 0x20, 10, 13, 32, 48, 0, 255, rng.below(256)].filter((each) => each !== byte);
  return PLACES > 0 ? all : [all[rng.below(all.length)] ?? 0];
}

/** Which change of one byte went unnoticed, or was named at a line after it. */
function unnoticed(bytes: Uint8Array, places: Iterable<number>, rng: Rng): { readonly tried: number; readonly missed: readonly string[] } {
  const missed: string[] = [];
  let tried = 0;
  for (const place of places) {
    const line = lineOf(bytes, place);
    for (const value of valuesFor(bytes[place] ?? 0, rng)) {
      tried++;
      const [fault] = readRecord(sha256, bytes.with(place, value)).faults;
      if (fault?.line !== line) missed.push(`byte ${place} as ${value}: ${JSON.stringify(fault)}, expected line ${line}`);
    }
  }
  return { tried, missed };
}

test(`[K32] each byte of a small record, changed to several others, is found in its line, seed ${SEED}`, () => {
  const bytes = bytesOf(linesOf(TERMS, relieved().events));
  const { tried, missed } = unnoticed(bytes, bytes.keys(), Rng.fromSeed(SEED));
  expect(missed).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(bytes.length);
  console.log(`figure: ${tried} single bytes of a record of ${bytes.length} bytes changed, ${missed.length} unnoticed`);
});

test(`[K32] a byte put in or left out is found, seed ${SEED}`, () => {
  const bytes = bytesOf(linesOf(TERMS, relieved().events));
  const rng = Rng.fromSeed(SEED);
  for (let place = 0; place <= bytes.length; place += PLACES > 0 ? 1 : 4) {
    const without = [...bytes.subarray(0, place), ...bytes.subarray(place + 1)];
    if (place < bytes.length) expect(readRecord(sha256, Uint8Array.from(without)).faults.length).toBeGreaterThan(0);
    for (const value of PLACES > 0 ? [10, 32, 34, rng.below(256)] : [[10, 32, 34, 48][(place / 4) % 4] ?? 0]) {
      const longer = Uint8Array.from([...bytes.subarray(0, place), value, ...bytes.subarray(place)]);
      expect(readRecord(sha256, longer).faults.length, `${value} at ${place}`).toBeGreaterThan(0);
    }
  }
});

const LARGE = largeRecord(Rng.fromSeed(SEED), ACCORD);
const LARGE_LINES = linesOf(LARGE.terms, LARGE.events);

test(`[K32] bytes here and there in a record of ${ACCORD.stipulations} stipulations and ${ACCORD.events} events, changed, are found in their lines`, () => {
  const bytes = bytesOf(LARGE_LINES);
  const rng = Rng.fromSeed(SEED);
  let [tried, missed] = [0, [] as readonly string[]];
  for (let k = 0; k < Math.max(3, PLACES); k++) {
    const place = rng.below(bytes.length);
    const value = (bytes[place] ?? 0) ^ (1 << rng.below(8));
    const [fault] = readRecord(sha256, bytes.with(place, value)).faults;
    tried++;
    const line = lineOf(bytes, place);
    if (fault?.line !== line) missed = [...missed, `byte ${place} as ${value}: ${JSON.stringify(fault)}, expected line ${line}`];
  }
  expect(missed).toEqual([]);
  console.log(`figure: ${tried} single bytes of a record of ${bytes.length} bytes changed, ${missed.length} unnoticed`);
});

test("558 stipulations with 10,000 events load, verify and score", () => {
  const bytes = bytesOf(LARGE_LINES);
  const times = [1, 2, 3].map(() => {
    const [from, before] = [performance.now(), process.cpuUsage()];
    const { kept, faults } = readRecord(sha256, bytes);
    if (kept === null) throw new Error(`Expected a whole record, got ${JSON.stringify(faults[0])}`);
    const { overall } = commitmentsAt(kept.terms, kept.state, "2027-01-01T00:00:00.000Z");
    expect(overall.levels.reduce((sum, each) => sum + each) + overall.waived).toBe(ACCORD.stipulations);
    const { user, system } = process.cpuUsage(before);
    return { wall: performance.now() - from, cpu: (user + system) / 1000 };
  });
  const [wall, cpu] = [Math.min(...times.map((time) => time.wall)), Math.min(...times.map((time) => time.cpu))];
  console.log(
    `figure: ${ACCORD.stipulations} stipulations, ${ACCORD.events} events (${bytes.length} bytes): read, verified and scored in ${wall.toFixed(0)} ms (${cpu.toFixed(0)} ms of processor time)`,
  );
});
