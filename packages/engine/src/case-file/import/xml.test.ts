import { expect, test } from "vitest";
import { Report } from "./report.ts";
import { readXml } from "./xml.ts";

function read(text: string) {
  const report = new Report();
  const root = readXml({ name: "a.xml", text }, report);
  return { root, problems: report.problems().map(({ code, line, column }) => `${code} ${line}:${column}`) };
}

test("elements and attribute values have the place where they begin, whatever ends the lines", () => {
  const { root, problems } = read('\uFEFF<A x="1"\r\n   Y=\'a &amp; &#98;\'>\r <b/>\n<b q=""/></A>');
  expect(problems).toEqual([]);
  expect(root).toMatchObject({ name: "a", at: { line: 1, column: 1 } });
  expect(root?.attribute("y")).toMatchObject({ value: "a & b", at: { line: 2, column: 7 } });
  expect(root?.all("b").map((each) => `${each.at.line}:${each.at.column}`)).toEqual(["3:2", "4:1"]);
  expect(root?.children[1]?.attribute("q")?.at).toMatchObject({ line: 4, column: 7 });
});

test("document type declarations and their entities are refused", () => {
  expect(read('<!DOCTYPE a [<!ENTITY x "yyyy">]><a b="&x;"/>').problems).toEqual(["xml-doctype 1:33"]);
  expect(read('<a b="&x;"/>').problems).toEqual(["xml-malformed 1:9"]);
});

test("an element that is not closed, two roots, or nothing at all are errors", () => {
  expect(read("<a>\n<b></a>").problems).toEqual(["xml-malformed 2:7"]);
  expect(read("<a/><b/>").problems).toHaveLength(1);
  expect(read("").problems).toHaveLength(1);
  expect(read("price: 3").problems).toHaveLength(1);
});

test("nesting without end is refused", () => {
  expect(read("<a>".repeat(100_000)).problems).toEqual(["xml-too-deep 1:303"]);
});

test("a declaration after a comment is passed over with a warning, and places stay right", () => {
  const { root, problems } = read('\n<!-- one -->\n<?xml version="1.0"?>\n<a>\n<b/></a>');
  expect(problems).toEqual(["xml-late-declaration 3:1"]);
  expect(root?.first("b")?.at).toMatchObject({ line: 5, column: 1 });
});

test("a long text of errors is given up early", () => {
  const started = performance.now();
  expect(read(`<a>${"& < ".repeat(1_000_000)}`).problems).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(1000);
});
