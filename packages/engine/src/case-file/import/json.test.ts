import { expect, test } from "vitest";
import fc from "fast-check";
import { type JsonNode, readJson } from "./json.ts";
import { Report } from "./report.ts";

function read(text: string) {
  const report = new Report();
  const root = readJson({ name: "a.json", text }, report);
  return { root, problems: report.problems().map(({ code, line, column }) => `${code} ${line}:${column}`) };
}

/** The plain value, with the last of keys that come twice. */
function plain(node: JsonNode | undefined): unknown {
  if (node === undefined) throw new Error("Expected a value");
  if (node.kind === "object") return Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value)]));
  if (node.kind === "list") return node.items.map(plain);
  return node.kind === "null" ? null : node.value;
}

test("whatever JavaScript writes as JSON reads back as the same value", () => {
  const settings = { seed: 4, numRuns: 300 };
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(plain(read(text).root)).toEqual(JSON.parse(text));
    }),
    settings,
  );
});

test("texts that are JSON to JavaScript are read, others are errors with a place", () => {
  const settings = { seed: 5, numRuns: 2000 };
  const texts = fc.array(
    fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"\\u00e9"',
      '"\\x"',
      '"',
      "1",
      "-0",
      "01",
      "1.",
      "2.5e-1",
      "true",
      "nul",
      " ",
      "\n",
      "\u0007",
    ),
    { maxLength: 7 },
  );
  const isJson = (text: string): boolean => {
    try {
      return JSON.parse(text) !== undefined;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(texts, (parts) => {
      expect(read(parts.join("")).problems).toHaveLength(isJson(parts.join("")) ? 0 : 1);
    }),
    settings,
  );
});

test("values and keys have the place where they begin", () => {
  const { root } = read('\uFEFF{\r\n\t"a": [1,\n "b"] }');
  expect(root).toMatchObject({ at: { line: 1, column: 1 }, members: [{ key: "a", at: { line: 2, column: 2 } }] });
  const list = root?.kind === "object" ? root.members[0]?.value : undefined;
  expect(list).toMatchObject({ at: { line: 2, column: 7 }, items: [{ at: { line: 2, column: 8 } }, { at: { line: 3, column: 2 } }] });
});

test("nesting without end, numbers beyond doubles and texts that do not end are refused at their place", () => {
  expect(read("[".repeat(1_000_000)).problems).toEqual(["json-malformed 1:102"]);
  expect(read("[1,\n 1e999]").problems).toEqual(["json-malformed 2:2"]);
  expect(read('"abc').problems).toEqual(["json-malformed 1:5"]);
  expect(read("").problems).toEqual(["json-malformed 1:1"]);
});
