import { expect, test } from "vitest";
import { TWO_CASES } from "../game/played.fixture.ts";
import { resultsCsv } from "./results-csv.ts";

/** A reader that keeps to RFC 4180 and nothing else. */
function read(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[""]];
  let isQuoted = false;
  for (let k = 0; k < text.length; k++) {
    const character = text[k] ?? "";
    const row = rows.at(-1) ?? [];
    const cell = row.length - 1;
    if (isQuoted && character === '"' && text[k + 1] === '"') row[cell] += text[k++] ?? "";
    else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === ",") row.push("");
    else if (!isQuoted && text.startsWith("\r\n", k)) {
      rows.push([""]);
      k++;
    } else row[cell] += character;
  }
  return rows.slice(0, -1);
}

test("has a row for each seat of each game, and as many cells in each", () => {
  const [head, ...rows] = read(resultsCsv(TWO_CASES.settings, TWO_CASES.results));
  expect(rows).toHaveLength(4 * 2 + 8 * 3);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head?.length]));
  const utility = head?.indexOf("utility") ?? -1;
  expect(rows.slice(0, 2).map((row) => Number(row[utility]))).toEqual(TWO_CASES.results[0]?.score.parties.map((party) => party.utility));
});

test("texts come through quoted, and none is a formula to a spreadsheet", () => {
  const [result] = TWO_CASES.results;
  if (result === undefined) throw new Error("Expected a result");
  const [first, second] = result.score.parties;
  if (first === undefined || second === undefined) throw new Error("Expected two parties");
  const texts = ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", 'a "b", c', "two\r\nlines", " spaced ", "plain"];
  for (const text of texts) {
    const forfeits = [{ party: first.party, reason: "crashed" as const, detail: text, turn: 1 }];
    const csv = resultsCsv(TWO_CASES.settings, [{ ...result, spec: { ...result.spec, seats: [text, "x"] }, forfeits }]);
    const [head, row, other] = read(csv);
    const shown = /^[=+\-@\t\r\n＝]/u.test(text) ? `'${text}` : text;
    expect([row?.[head?.indexOf("strategy") ?? -1], row?.[head?.indexOf("forfeitDetail") ?? -1]]).toEqual([shown, shown]);
    expect(other?.[head?.indexOf("forfeit") ?? -1]).toBe("");
  }
});

test("numbers below zero are numbers, and what is not known is empty", () => {
  const [result] = TWO_CASES.results;
  if (result === undefined) throw new Error("Expected a result");
  const parties = result.score.parties.map((party) => ({ ...party, utility: -1.5, share: null }));
  const [head, row] = read(resultsCsv(TWO_CASES.settings, [{ ...result, score: { ...result.score, parties, nashDistance: null } }]));
  expect([row?.[head?.indexOf("utility") ?? -1], row?.[head?.indexOf("share") ?? -1], row?.[head?.indexOf("nashDistance") ?? -1]]).toEqual([
    "-1.5",
    "",
    "",
  ]);
});

test("a seed is a text to a spreadsheet, which would round a number of its length", () => {
  const [result] = TWO_CASES.results;
  if (result === undefined) throw new Error("Expected a result");
  const seeds = [0, 123456789012345, 2 ** 53 - 1];
  const csv = resultsCsv(
    TWO_CASES.settings,
    seeds.map((seed) => ({ ...result, spec: { ...result.spec, seed } })),
  );
  const [head, ...rows] = read(csv);
  const shown = rows.map((row) => row[head?.indexOf("seed") ?? -1] ?? "");
  expect(shown.map((text) => [Number.isNaN(Number(text)), Number(text.slice(1))])).toEqual(
    seeds.flatMap((seed) => [
      [true, seed],
      [true, seed],
    ]),
  );
});
