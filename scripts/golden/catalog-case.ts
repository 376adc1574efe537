import { readFileSync } from "node:fs";
import type { Case } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { ROOT } from "../run.ts";

/** A case of the catalog by its path from the root of the project. Throws where the file has errors. */
export function catalogCase(source: string): Case {
  const parsed = parseCase({ name: source, text: readFileSync(`${ROOT}/${source}`, "utf8") });
  if (parsed.kind === "failed") throw new Error(`${source} has ${parsed.failure.length} errors`);
  return parsed.value.case;
}
