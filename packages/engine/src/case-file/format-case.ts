import type { Case } from "../model/case.ts";
import { documentOfCase } from "./document-of-case.ts";
import { yamlLayout } from "./yaml-layout.ts";

/** What to put above the case. */
export interface FormatSettings {
  /** Address of the JSON Schema, for editors that look for one in the first line. */
  readonly schema?: string;
}

/** The case as a case file that people can read and parseCase reads back as the same value. The same case gives the same text. */
export function formatCase(value: Case, { schema }: FormatSettings = {}): string {
  const header = schema === undefined ? "" : `# yaml-language-server: $schema=${schema}\n`;
  return header + yamlLayout(documentOfCase(value));
}
