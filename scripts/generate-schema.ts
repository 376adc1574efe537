import { writeFileSync } from "node:fs";
import { caseFileSchema } from "@detente/engine/case-file";

/** Writes the JSON Schema of the case file to the place where editors and packages find it. */
const target = new URL("../packages/engine/schema/case-file.schema.json", import.meta.url);
writeFileSync(target, `${JSON.stringify(caseFileSchema(), null, 2)}\n`);
console.log(`Wrote ${target.pathname}`);
