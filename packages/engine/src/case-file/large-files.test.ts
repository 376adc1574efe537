import { expect, test } from "vitest";
import { largeFiles } from "./large-files.ts";
import { formatCase } from "./format-case.ts";
import { parseCase } from "./parse-case.ts";
import { skeleton } from "./skeleton.ts";

/** A hang, or time that grows with the square, would take minutes; a slow machine takes some seconds. */
const PATIENCE = 60_000;

test.each(Object.entries(largeFiles))("%s as large as they may be are read", { timeout: 2 * PATIENCE }, (_, make) => {
  const text = make();
  const start = performance.now();
  const result = parseCase({ name: "large.yaml", text });
  expect(performance.now() - start).toBeLessThan(PATIENCE);
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure.slice(0, 3)));
  expect(formatCase(result.value.case).length).toBeGreaterThan(100);
});

test("a long text in quotes is read like a short one, and placed like one when it is wrong", () => {
  const long = 'x \\" \\u00e9 \\\\ '.repeat(200);
  const text = (title: string): string =>
    `{"detente":1,"title":"${title}","language":"en","parties":[{"id":"a"},{"id":"b"}],"issues":[{"id":"x","yesNo":true}]}`;
  expect(parseCase({ name: "a.json", text: text(long) })).toMatchObject({
    kind: "ok",
    value: { case: { title: 'x " é \\ '.repeat(200) } },
  });
  const broken = parseCase({ name: "a.json", text: text(`${long}\\ud800`) });
  expect(broken).toMatchObject({ kind: "failed", failure: [{ code: "not-text", line: 1, column: 22, path: "title" }] });
});

test("what follows a long text in quotes is read as ever", () => {
  const text = skeleton
    .replace("title: A second-hand car", `title: "${"x".repeat(3000)}"\nsummary: "${"y\\n".repeat(3000)}"`)
    .replace("summary: A dealer", "# A dealer");
  expect(parseCase({ name: "a.yaml", text })).toMatchObject({
    kind: "ok",
    value: { case: { title: "x".repeat(3000), summary: "y\n".repeat(3000) } },
  });
});

test("a great many mistakes are counted, not listed, and take no longer", () => {
  const text = `detente: 1\ntitle: t\nlanguage: en\nparties:\n${"  - { idd: a, name: 3 }\n".repeat(50_000)}issues: []\n`;
  const result = parseCase({ name: "large.yaml", text });
  expect(result.kind === "failed" ? result.failure.length : 0).toBe(101);
});
