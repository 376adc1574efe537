import { ok, type Result } from "@detente/engine";
import type { Problem } from "@detente/engine/case-file";
import { engine } from "../engine/engine.ts";
import { keepCase } from "./kept-cases.ts";

export type ImportedFiles = readonly File[];

/** Reads a case file, or a domain with its profiles, and keeps the case in this browser. Its name, or everything that is wrong. */
export async function importCase(files: ImportedFiles): Promise<Result<string, readonly Problem[]>> {
  const texts = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
  const read = await engine.quick.ask("import", texts);
  if (read.kind === "failed") return read;
  const id = crypto.randomUUID();
  await keepCase({ id, document: read.value.document, changedAt: new Date().toISOString() });
  return ok(id);
}
