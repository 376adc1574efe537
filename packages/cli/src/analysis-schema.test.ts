import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { analysisJsonSchema } from "./analysis-schema.ts";

// To renew the file: npx detente schema analysis -o packages/cli/schema/analysis.schema.json && npm run format
test("the schema that is shipped is the one made from the code", () => {
  const shipped: unknown = JSON.parse(readFileSync(new URL("../schema/analysis.schema.json", import.meta.url), "utf8"));
  expect(shipped).toEqual(analysisJsonSchema());
});
