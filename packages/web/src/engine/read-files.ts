import { failed, ok, type Result } from "@detente/engine";
import {
  type ImportedCase,
  importGenius,
  importGeniusWeb,
  parseCase,
  plainDocument,
  type Problem,
  type TextFile,
} from "@detente/engine/case-file";
import type { ReadCase } from "./questions.ts";

/**
 * A case from files as somebody drops them, in any order: one case file, or a domain and the profiles of its parties. Profiles keep the order
 * of their names, which is that of the parties.
 */
export function readFiles(files: readonly TextFile[]): Result<ReadCase, readonly Problem[]> {
  const sorted = files.toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  const domain = sorted.find(({ text }) => isDomain(text));
  const profiles = sorted.filter((file) => file !== domain);
  const [only] = sorted;
  if (domain !== undefined)
    return readImported(
      isXml(domain.text) ? importGenius({ domain, profiles, evaluations: "normalised" }) : importGeniusWeb({ domain, profiles }),
    );
  if (only === undefined || sorted.length > 1 || isXml(only.text)) return failed([noDomain(sorted)]);
  const read = parseCase(only);
  if (read.kind === "failed") return read;
  return ok({ case: read.value.case, document: plainDocument(read.value.case), warnings: read.value.warnings });
}

const readImported = (imported: Result<ImportedCase, readonly Problem[]>): Result<ReadCase, readonly Problem[]> =>
  imported.kind === "failed"
    ? imported
    : ok({ case: imported.value.case, document: plainDocument(imported.value.case), warnings: imported.value.warnings });

const isXml = (text: string): boolean => /^\uFEFF?\s*</.test(text);

const isDomain = (text: string): boolean =>
  isXml(text)
    ? /<negotiation_template\b/.test(text)
    : /^\s*\{/.test(text) && /"issuesValues"\s*:/.test(text) && !/UtilitySpace"\s*:/.test(text);

const noDomain = ([first]: readonly TextFile[]): Problem => ({
  severity: "error",
  code: "no-domain",
  file: first?.name ?? "",
  line: 1,
  column: 1,
  path: "",
  message: "These are several files, or a profile, and none of them is a domain.",
  hint: "Drop a case file alone, or a domain together with the profiles of all parties.",
});
