import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCase } from "./parse-case.ts";
import { skeleton } from "./skeleton.ts";

const page = readFileSync(new URL("../../../../docs/case-file.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/```yaml\n(.*?)```/gsu)].map(([, text = ""]) => text);

test("the documentation has examples, and each is a case without warnings", () => {
  expect(examples.length).toBeGreaterThanOrEqual(2);
  for (const text of examples) {
    const result = parseCase({ name: "docs/case-file.md", text });
    expect(result).toMatchObject({ kind: "ok", value: { warnings: [] } });
  }
});

test("the skeleton of a new case is a case without warnings", () => {
  expect(parseCase({ name: "skeleton", text: skeleton })).toMatchObject({ kind: "ok", value: { warnings: [] } });
});
