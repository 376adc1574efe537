import { expect, test } from "vitest";
import { parseCase } from "./parse-case.ts";
import type { Problem } from "./problem.ts";
import { skeleton } from "./skeleton.ts";

const parse = (text: string) => parseCase({ name: "case.yaml", text });

/** The errors of a text that must be refused within a second. */
function errorsOf(text: string): readonly Problem[] {
  const start = performance.now();
  const result = parse(text);
  expect(performance.now() - start).toBeLessThan(1000);
  if (result.kind === "ok") throw new Error("Expected errors, got a case");
  return result.failure;
}

const codesOf = (text: string): string[] => errorsOf(text).map(({ code, line, column }) => `${code} ${line}:${column}`);
const many = 1_000_000;
/** The line that something added to the skeleton stands on. */
const afterwards = skeleton.split("\n").length;

test.each([
  ["brackets", "[".repeat(many), "too-deep 1:101"],
  ["braces", "{".repeat(many), "too-deep 1:101"],
  ["braces with keys", "{a: ".repeat(many), "too-deep 1:"],
  ["dashes", "- ".repeat(many), "too-deep 1:"],
  ["question marks", "? ".repeat(many), "too-deep 1:"],
  ["ever deeper lines", Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"), "too-deep 100:"],
  ["brackets within a case", skeleton.replace("title: A", `title: ${"[".repeat(many)}`), "too-deep 4:"],
])("a million levels of %s are refused where they pass a hundred", (_, text, problem) => {
  const [first = "", ...others] = codesOf(text);
  expect(others).toEqual([]);
  expect(first).toContain(problem);
});

test.each([
  ["nothing", "", "empty-file 1:1"],
  ["blanks", "\n \n", "empty-file 1:1"],
  ["remarks alone", "# nothing yet\n", "shape 1:1"],
  ["control characters", `title: a\nb: \u0000`, "not-text 2:4"],
  ["half a character", "title: a\nb: \uD800", "not-text 2:4"],
  ["half an escaped character", 'title: "\\ud800"', "not-text 1:8"],
  ["a list", "- a\n- b\n", "shape 1:1"],
  ["a word", "hello", "shape 1:1"],
  ["a second document", `${skeleton}---\na: 1\n`, "several-documents"],
  ["a tab as indentation", "title: a\nparties:\n\t- a\n", "yaml 3:1"],
  ["YAML 1.1", `%YAML 1.1\n---\n${skeleton}`, "yaml-version 1:1"],
  ["an unknown tag", skeleton.replace("title: A", "title: !!js/function A"), "yaml 4:8"],
  ["an alias of nothing", skeleton.replace("title: A second-hand car", "title: *a"), "alias 4:8"],
  ["an alias of itself", skeleton.replace("parties:", "parties: &a\n  - { id: x, name: *a }"), "alias 10:20"],
  ["a record as a key", `${skeleton}? [a, b]\n: c\n`, `key ${afterwards}:3`],
  ["no key", `${skeleton}: c\n`, "key"],
])("%s: a plain word, not a crash", (_, text, problem) => {
  expect(codesOf(text).join(", ")).toContain(problem);
});

test("aliases that repeat each other are refused quickly", () => {
  const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 10 }, () => `*a${i}`).join(", ")}]`);
  expect(codesOf(`a0: &a0 [x, x]\n${lines.join("\n")}\n`).join(", ")).toContain("alias ");
});

test("small honest use of anchors and merge keys is read", () => {
  const text = skeleton
    .replace("{ low: 20, likely: 30, high: 35 }", "&worth { low: 20, likely: 30, high: 35 }\n    notes: *note")
    .replace("    notes: The old car", "    notes: &note The old car");
  const merged = skeleton
    .replace("{ id: seller, name: Seller }", "&s { id: seller, name: Seller, description: At the table }")
    .replace("{ id: buyer, name: Buyer }", "{ <<: *s, id: buyer }");
  expect(codesOf(text)[0]).toContain("repeated-key");
  const result = parse(merged);
  expect(result).toMatchObject({
    kind: "ok",
    value: { case: { parties: [{ id: "seller" }, { id: "buyer", name: "Seller", description: "At the table" }] } },
  });
});

test("byte order mark, CRLF and a line for editors change nothing", () => {
  const expected = parse(skeleton);
  expect(parse(`\uFEFF${skeleton}`)).toEqual(expected);
  expect(parse(skeleton.replaceAll("\n", "\r\n"))).toEqual(expected);
  expect(parse(`# yaml-language-server: $schema=./case-file.schema.json\n${skeleton}`)).toEqual(expected);
  expect(parse(`$schema: ./case-file.schema.json\n${skeleton}`)).toEqual(expected);
});

test("ids such as constructor are ids, and find nothing where they were not given out", () => {
  const result = parse(skeleton.replaceAll("buyer", "constructor").replaceAll("tyres", "toString"));
  expect(result).toMatchObject({ kind: "ok", value: { warnings: [], case: { parties: [{}, { id: "constructor", name: "Buyer" }] } } });
  expect(codesOf(skeleton.replace("forbid: { tyres:", "forbid: { constructor:"))).toEqual(["unknown-issue 29:69"]);
  expect(Object.getPrototypeOf({})).not.toHaveProperty("polluted");
});

test("a repeated key says where the first one is", () => {
  expect(errorsOf(`${skeleton}title: again\n`)[0]).toMatchObject({
    code: "repeated-key",
    line: afterwards,
    message: 'The key "title" stands here a second time; the first is on line 4.',
  });
});
