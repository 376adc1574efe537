import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { ID_PATTERN } from "../../model/ids.ts";
import type { Problem, TextFile } from "../problem.ts";
import { hasOnlyFiniteNumbers } from "./finite-preferences.ts";
import { importGenius, type ImportedCase } from "./genius.ts";
import { importGeniusWeb } from "./genius-web.ts";
import type { Result } from "../../lib/result.ts";
import { boatBuyer, boatDomain, boatSeller, dialBoxes, dialDomain, dialOther, webDomain, webNew, webOld } from "./sample-files.ts";

const SEED = 7;
const COUNT = Number(process.env["DETENTE_FUZZ"] ?? 2000);
const LONGEST_MS = 1000;

type Read = (files: readonly TextFile[]) => Result<ImportedCase, readonly Problem[]>;

const readGenius =
  (evaluations: "normalised" | "asWritten"): Read =>
  ([domain = boatDomain, ...profiles]) =>
    importGenius({ domain, profiles, evaluations });
const readWeb: Read = ([domain = webDomain, ...profiles]) => importGeniusWeb({ domain, profiles });

const SUBJECTS: readonly { readonly name: string; readonly files: readonly TextFile[]; readonly read: Read }[] = [
  { name: "Genius files, normalised", files: [boatDomain, boatSeller, boatBuyer], read: readGenius("normalised") },
  { name: "Genius files, as written", files: [boatDomain, boatSeller, boatBuyer], read: readGenius("asWritten") },
  { name: "Genius files of boxes", files: [dialDomain, dialBoxes, dialOther], read: readGenius("normalised") },
  { name: "GeniusWeb files", files: [webDomain, webNew, webOld], read: readWeb },
];

/** Pieces that have upset parsers before: markup, odd numbers, odd names, line ends. */
const PIECES = [
  "<",
  ">",
  "</",
  "/>",
  "&",
  "&amp;",
  "&#0;",
  "&#x110000;",
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "<?xml",
  "?>",
  "<!DOCTYPE x [",
  '"',
  "'",
  "=",
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "null",
  "true",
  "*a",
  "&a ",
  "!!int ",
  "\\u0000",
  "\\ud800",
  "- ",
  "\n---\n",
  "? ",
  "%YAML 1.2\n",
  "NaN",
  "Infinity",
  "-1",
  "1e999",
  "1e308",
  "-1e308",
  "1e-320",
  "0",
  "99999999999999999999",
  "0x1F",
  "1d",
  "",
  " ",
  "\t",
  "\r\n",
  "\u0000",
  "\u2028",
  "\uD800",
  "\uFEFF",
  "__proto__",
  "constructor",
  "name",
  "index",
  'index="1"',
  'value="x"',
  "<issue",
  "<item",
  "<weight",
  "<objective>",
  "</objective>",
  "<ufun>",
  "INCLUDES",
  'type="real"',
  'type="integer"',
];

function mutate(text: string, rng: Rng): string {
  let mutated = text;
  for (let i = 0, changes = 1 + rng.below(4); i < changes; i++) mutated = mutateOnce(mutated, rng);
  return mutated;
}

function mutateOnce(text: string, rng: Rng): string {
  const from = rng.below(text.length + 1);
  const to = Math.min(text.length, from + rng.below(1 + rng.below(60)));
  const piece = PIECES[rng.below(PIECES.length)] ?? "";
  switch (rng.below(6)) {
    case 0:
      return text.slice(0, from) + text.slice(to);
    case 1:
      return text.slice(0, from) + piece + text.slice(from);
    case 2:
      return text.slice(0, to) + text.slice(from, to).repeat(1 + rng.below(3)) + text.slice(to);
    case 3:
      return text.slice(0, from) + String.fromCharCode(rng.below(0x250)) + text.slice(from + 1);
    case 4:
      return replaceNth(text, /-?\d+(\.\d+)?/g, piece, rng);
    default:
      return replaceNth(text, /[A-Za-z_]+/g, piece, rng);
  }
}

function replaceNth(text: string, pattern: RegExp, piece: string, rng: Rng): string {
  const matches = [...text.matchAll(pattern)];
  const chosen = matches[rng.below(Math.max(1, matches.length))];
  return chosen === undefined ? text : text.slice(0, chosen.index) + piece + text.slice(chosen.index + chosen[0].length);
}

for (const { name, files, read } of SUBJECTS) {
  const count = Math.ceil(COUNT / SUBJECTS.length);
  test(`${count} mutations of ${name} give a case or errors with places, soon, and never throw (seed ${SEED})`, () => {
    const rng = Rng.fromSeed(SEED);
    let slowest = 0;
    const outcomes = { ok: 0, failed: 0 };
    for (let i = 0; i < count; i++) {
      const changed = rng.below(files.length);
      const mutated = files.map((file, k) => (k === changed ? { ...file, text: mutate(file.text, rng) } : file));
      const started = performance.now();
      const result = readOrTell(read, mutated, i);
      slowest = Math.max(slowest, performance.now() - started);
      outcomes[result.kind]++;
      check(result, mutated);
    }
    console.log(
      `figure: ${count} mutations of ${name}: ${outcomes.ok} cases, ${outcomes.failed} refused, slowest ${slowest.toFixed(0)} ms`,
    );
    expect(slowest).toBeLessThan(LONGEST_MS);
    expect(Math.min(outcomes.ok, outcomes.failed)).toBeGreaterThan(0);
  });
}

function readOrTell(read: Read, files: readonly TextFile[], i: number): ReturnType<Read> {
  try {
    return read(files);
  } catch (error) {
    throw new Error(`Mutation ${i} threw on ${JSON.stringify(files)}`, { cause: error });
  }
}

function check(result: ReturnType<Read>, files: readonly TextFile[]): void {
  const problems = result.kind === "failed" ? result.failure : result.value.warnings;
  for (const problem of problems) {
    const file = files.find((each) => each.name === problem.file);
    const line = file?.text.split(/\r\n|\n|\r/)[problem.line - 1];
    if (line === undefined || problem.column < 1 || problem.column > line.length + 2)
      throw new Error(`Expected a place in the file, got ${JSON.stringify(problem)}`);
  }
  const hasErrors = problems.some((problem) => problem.severity === "error");
  if (hasErrors !== (result.kind === "failed"))
    throw new Error(`Expected errors and no case, or a case and no errors: ${JSON.stringify(problems)}`);
  if (result.kind === "ok") checkCase(result.value, files);
}

function checkCase({ case: stated }: ImportedCase, files: readonly TextFile[]): void {
  const options = stated.issues.map((issue) => (issue.kind === "choice" ? issue.options.map((option) => option.id) : []));
  for (const ids of [stated.parties.map((party) => party.id), stated.issues.map((issue) => issue.id), ...options]) {
    const isSound = new Set<string>(ids).size === ids.length && ids.every((id) => ID_PATTERN.test(id));
    if (!isSound) throw new Error(`Expected ids of their own, got ${JSON.stringify({ ids, files })}`);
  }
  for (const brief of Object.values(stated.briefs)) {
    const reservation = brief?.noAgreement?.kind === "reservationValue" ? brief.noAgreement.reservationValue : 0;
    const isSound = brief !== undefined && hasOnlyFiniteNumbers(brief.preferences) && Number.isFinite(reservation);
    if (!isSound) throw new Error(`Expected finite numbers, got ${JSON.stringify({ brief, files })}`);
    const curves = Object.values(brief.preferences.issues).flatMap((worth) => (worth?.kind === "curve" ? [worth.curve] : []));
    const ascends = curves.every((curve) => curve.every((point, k) => k === 0 || point.at > (curve[k - 1]?.at ?? Infinity)));
    if (!ascends) throw new Error(`Expected points of curves in order, got ${JSON.stringify(curves)}`);
  }
}
