import { describe, expect, test } from "vitest";
import { foldCommitments } from "../evolve-commitment.ts";
import { compiled, linesOf, relieved, sha256, TERMS } from "../record.fixture.ts";
import { readRecord } from "./read-record.ts";
import { erasedLine } from "./record-line.ts";

const { events } = relieved();
const LINES = linesOf(TERMS, events);

const read = (lines: readonly string[], heads: readonly string[] = []) =>
  readRecord(sha256, new TextEncoder().encode(lines.join("")), heads);

/** The first fault as "line code". */
function first(lines: readonly string[], heads: readonly string[] = []): string {
  const [fault] = read(lines, heads).faults;
  return fault === undefined ? "whole" : `${fault.line} ${fault.code}`;
}

const altered = (line: number, change: (text: string) => string): readonly string[] =>
  LINES.map((text, k) => (k === line - 1 ? change(text) : text));

const headOf = (line: string | undefined): string => String(JSON.parse(line ?? "").head);

test("a whole record is read with its terms, its events and its state", () => {
  const { faults, kept, size, torn } = read(LINES);
  expect(faults).toEqual([]);
  expect(kept?.events).toEqual(events);
  expect(kept?.state).toEqual(foldCommitments(compiled(), events));
  expect(kept?.head).toBe(headOf(LINES.at(-1)));
  expect([size, torn]).toEqual([LINES.join("").length, 0]);
});

test("a record without events is whole", () => {
  expect(read(LINES.slice(0, 1))).toMatchObject({ faults: [], kept: { events: [], head: headOf(LINES[0]) } });
});

describe("[K31] a line has one form, and any other is named", () => {
  test.each<[string, (text: string) => string, string]>([
    ["a space more", (text) => text.replace(",", ", "), "notCanonical"],
    ["a space at its end", (text) => text.replace("\n", " \n"), "notCanonical"],
    ["a carriage return", (text) => text.replace("\n", "\r\n"), "notCanonical"],
    ["a byte order mark", (text) => `\ufeff${text}`, "notJson"],
    ["a number written otherwise", (text) => text.replace('"seq":2', '"seq":2.0'), "notCanonical"],
    ["a number with an exponent", (text) => text.replace('"seq":2', '"seq":2e0'), "notCanonical"],
    ["a letter written as an escape", (text) => text.replace('"halt"', '"\\u0068alt"'), "notCanonical"],
    ["keys in another order", (text) => text.replace(/^\{("commitment":"[^"]*"),(.*)\}\n$/, "{$2,$1}\n"), "notCanonical"],
    ["a key twice", (text) => text.replace("{", '{"commitment":"",'), "notCanonical"],
    ["a field more", (text) => text.replace(/\}\n$/, ',"x":1}\n'), "badForm"],
    ["a field less", (text) => text.replace(/,"salt":"[^"]*"/, ""), "badForm"],
    ["a field of the event more", (text) => text.replace('"stipulation"', '"source":"x","stipulation"'), "badForm"],
    ["an empty line", () => "\n", "notJson"],
    ["another value", () => "null\n", "badForm"],
    ["endless nesting", () => `${"[".repeat(100_000)}${"]".repeat(100_000)}\n`, "badForm"],
  ])("[K31] %s", (_, change, code) => {
    const lines = altered(3, change);
    expect(lines).not.toEqual(LINES);
    expect(first(lines)).toBe(`3 ${code}`);
  });

  test("[K31] bytes that are no UTF-8 are named with their line", () => {
    const bytes = new TextEncoder().encode(LINES.join(""));
    const at = (LINES[0]?.length ?? 0) + (LINES[1]?.length ?? 0) + 20;
    expect(readRecord(sha256, bytes.with(at, 0xff)).faults[0]).toEqual({ line: 3, code: "notUtf8" });
  });

  test("[K31] what is no record has no header", () => {
    expect(
      [[], ["{}\n"], ['{"detente":"journal","format":1}\n'], LINES.slice(1), [LINES[0]?.slice(0, -1) ?? ""]].map((lines) => first(lines)),
    ).toEqual(Array.from({ length: 5 }, () => "1 noHeader"));
    expect(read(['{"detente":"record","format":2}\n']).faults).toEqual([{ line: 1, code: "newerFormat", format: 2 }]);
    expect(first(['{"detente":"record","format":1}\n'])).toBe("1 badForm");
    expect(first(altered(1, (text) => text.replace("A halt for", "A freeze for")))).toBe("1 changedHeader");
  });

  test("[K31] terms that could not be carried out are no terms, however well they are linked", () => {
    const [line] = linesOf({ ...TERMS, coders: ["nobody" as never] }, []);
    expect(read([line ?? ""]).faults).toEqual([
      { line: 1, code: "badTerms", problems: [{ code: "unknownId", path: "coders", facts: { id: "nobody" } }] },
    ]);
  });
});

describe("[K33] what happened to an event is told", () => {
  const [, , second = "", third = ""] = LINES;

  test.each<[string, readonly string[], string]>([
    ["its text was changed", altered(2, (text) => text.replace("Seals", "Bells")), "2 changed"],
    ["its number was changed", altered(3, (text) => text.replace('"seq":2', '"seq":4')), "3 changed"],
    ["its time was changed", altered(3, (text) => text.replace("T12:00", "T11:00")), "3 changed"],
    ["its salt was changed", altered(3, (text) => text.replace(/"salt":"./, '"salt":"g')), "3 changed"],
    ["its commitment was changed", altered(3, (text) => text.replace(/"commitment":"./, '"commitment":"g')), "3 changed"],
    ["its head was changed", altered(3, (text) => text.replace(/"head":"./, '"head":"g')), "3 brokenLink"],
    ["it is missing", LINES.toSpliced(2, 1), "3 missing"],
    ["it changed places with the next", LINES.toSpliced(2, 2, third, second), "3 reordered"],
    ["it was moved to the end", [...LINES.toSpliced(2, 1), second], "3 reordered"],
    ["it stands there twice", LINES.toSpliced(3, 0, second), "4 repeated"],
    [
      "another was put in its place, well committed to",
      LINES.toSpliced(2, 1, linesOf(TERMS, [{ ...relieved().events[1], at: events[4]?.at } as never])[1] ?? ""),
      "3 brokenLink",
    ],
  ])("[K33] %s", (_, lines, fault) => {
    expect(lines).not.toEqual(LINES);
    expect(first(lines)).toBe(fault);
  });

  test("[K33] missing events are named by number", () => {
    expect(read(LINES.toSpliced(2, 2)).faults[0]).toEqual({ line: 3, code: "missing", from: 2, to: 3 });
    expect(read(LINES.toSpliced(1, 1)).faults).toEqual([{ line: 2, code: "missing", from: 1, to: 1 }]);
  });

  test("[K33] one change makes one fault", () => {
    expect(read(altered(2, (text) => text.replace("Seals", "Bells"))).faults).toHaveLength(1);
    expect(read(LINES.toSpliced(3, 0, second)).faults.map(({ code }) => code)).toEqual(["repeated"]);
  });
});

describe("[K34] a head that was given out stands in the chain", () => {
  test("[K34] a cut tail is noticed by whoever holds a head, and by nobody else", () => {
    const head = headOf(LINES.at(-1));
    expect(first(LINES.slice(0, -1))).toBe("whole");
    expect(read(LINES.slice(0, -1), [head]).faults).toEqual([{ line: 5, code: "lostHead", head }]);
    expect(read(LINES.slice(0, -1), [head]).kept).toBeNull();
  });

  test("[K34] a record that has grown since, or has no event yet, has the head", () => {
    for (const line of LINES) expect(first(LINES, [headOf(line)])).toBe("whole");
  });

  test("[K34] a record written anew does not have it", () => {
    const other = linesOf(
      TERMS,
      events.map((event) => (event.kind === "evidenceSubmitted" ? { ...event, text: "Something else" } : event)),
    );
    expect(first(other)).toBe("whole");
    expect(first(other, [headOf(LINES[0])])).toBe("whole");
    expect(first(other, [headOf(LINES[1])])).toBe("6 lostHead");
    expect(first(linesOf({ ...TERMS, title: "Another" }, events), [headOf(LINES[0])])).toBe("6 lostHead");
  });
});

describe("[K35] every event is one that a decision would make", () => {
  test.each([
    ["by whom it is not for", { by: "south" }, "notYourPlace"],
    ["of evidence that is not there", { evidence: 2 }, "noSuchEvidence"],
    ["before the event before it", { at: "2025-02-03T08:00:00.000Z" }, "timeRunsBack"],
  ])("[K35] %s", (_, more, code) => {
    // Well-formed, and never decided.
    const forged = events.map((event) => (event.seq === 2 ? { ...event, ...more } : event)) as typeof events;
    expect(read(linesOf(TERMS, forged)).faults).toMatchObject([{ line: 3, code: "neverDecided", refusal: { code } }]);
  });
});

describe("[K36] an unfinished last line", () => {
  test("[K36] wherever it was cut, it is the only fault, and what stands before can be gone on with", () => {
    const whole = LINES.slice(0, -1).join("").length;
    const last = LINES.at(-1) ?? "";
    for (let bytes = 1; bytes < last.length; bytes++) {
      const { faults, kept, size, torn } = read([...LINES.slice(0, -1), last.slice(0, bytes)]);
      expect(faults).toEqual([{ line: 6, code: "cutLine" }]);
      expect([size, torn, kept?.events.length]).toEqual([whole, bytes, 4]);
    }
  });
});

describe("[K37] words that were erased", () => {
  const erased = (line: number, change: object): readonly string[] =>
    altered(line, (text) => {
      const { event, commitment, head } = JSON.parse(text);
      return erasedLine({ ...event, ...change }, { commitment, head });
    });

  test("[K37] the record is whole without them, and it is told where they were", () => {
    const { faults, kept, erased: without } = read(erased(2, { text: "(erased)" }), [headOf(LINES.at(-1))]);
    expect([faults, without]).toEqual([[], [1]]);
    expect(kept?.events[0]).toMatchObject({ kind: "evidenceSubmitted", text: "(erased)" });
    expect(read(LINES).erased).toEqual([]);
  });

  test("[K37] place and time are still those of the chain, and the event one that a decision would make", () => {
    expect(first(erased(2, { at: "2025-02-03T08:00:00.000Z" }))).toBe("2 brokenLink");
    expect(first(erased(2, { seq: 3 }))).not.toBe("whole");
    expect(first(erased(2, { by: "south" }))).toBe("2 neverDecided");
    expect(first(altered(2, (text) => text.replace(/"salt":"[^"]*"/, '"salt":""')))).toBe("2 changed");
  });
});
