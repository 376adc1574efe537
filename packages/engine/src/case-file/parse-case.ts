import { failed, ok, type Result } from "../lib/result.ts";
import type { Case } from "../model/case.ts";
import { caseOfDocument } from "./case-of-document.ts";
import { Spot } from "./checks/check.ts";
import { checks } from "./checks/checks.ts";
import { declaredNames, Names } from "./checks/names.ts";
import type { Problem, TextFile } from "./problem.ts";
import { readYaml } from "./read-yaml.ts";
import { soundPart } from "./shape.ts";

export interface ParsedCase {
  readonly case: Case;
  readonly warnings: readonly Problem[];
}

/**
 * Reads a case file (YAML 1.2, or JSON, which is part of it). Reports all problems at once, in the order of the text; one
 * error or more and there is no case. Whatever the text is, it is answered so: nothing throws. Linear in the text, except
 * for lists of problems, which are sorted.
 */
export function parseCase(file: TextFile): Result<ParsedCase, readonly Problem[]> {
  const reading = readYaml(file);
  if (reading.kind === "failed") return reading;
  const { tree, problems } = reading.value;
  const declared = declaredNames(tree.root);
  const document = soundPart(tree, problems);
  if (document) {
    const root = new Spot({ names: new Names(document, declared, tree), tree, problems });
    for (const check of checks) check(document, root);
  }
  if (!document || problems.hasErrors) return failed(problems.problems());
  return ok({ case: caseOfDocument(document), warnings: problems.problems() });
}
