import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { caseFileSchema } from "./case-file-schema.ts";

const shipped = new URL("../../schema/case-file.schema.json", import.meta.url);

test("the schema that is shipped is the one the code gives (node scripts/generate-schema.ts writes it)", () => {
  expect(JSON.parse(readFileSync(shipped, "utf8"))).toEqual(caseFileSchema());
});

test("the schema is of draft 2020-12 and describes every field of a case", () => {
  const schema = caseFileSchema();
  expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
  for (const [key, field] of Object.entries(Object(schema["properties"]))) expect(Object(field), key).toHaveProperty("description");
});
