import { failed, ok, type Result } from "../lib/result.ts";
import type { Brief, Case } from "../model/case.ts";
import { type PartyId, partyId } from "../model/ids.ts";
import type { IssueDocument } from "./document.ts";
import { estimateOf } from "./brief-of-document.ts";
import type { briefDocument } from "./brief-document.ts";
import { Spot } from "./checks/check.ts";
import { checks } from "./checks/checks.ts";
import { declaredNames, Names } from "./checks/names.ts";
import { issueOptions } from "./issue-options.ts";
import { mapRecord } from "./map-record.ts";
import { plainDocument } from "./plain-document.ts";
import { ProblemList } from "./problem-list.ts";
import { soundPart } from "./shape.ts";
import type { OptionsByIssue } from "./rule-of-document.ts";
import type { Path } from "./source-tree.ts";
import { writtenTree } from "./written-tree.ts";
import type * as z from "zod";

type BriefDocument = z.infer<typeof briefDocument>;

/** One thing wrong, or doubtful, in a brief. `code` is stable, wording is not. */
export interface BriefProblem {
  readonly severity: "error" | "warning";
  readonly code: string;
  /** Keys and list indices from the brief to the part concerned, or to the deepest part of it that is there. */
  readonly path: Path;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

export interface BriefReading {
  readonly brief: Brief;
  readonly warnings: readonly BriefProblem[];
}

/**
 * Reads a brief of a party of this case, as a case file would hold it: a plain value of bounded depth, such as JSON has. Reports everything
 * that is wrong with it. Briefs that the case has are not looked at. Linear in case and brief.
 */
export function readBrief(value: Case, party: PartyId, document: unknown): Result<BriefReading, readonly BriefProblem[]> {
  const { tree, lines, paths } = writtenTree({ ...plainDocument({ ...value, briefs: {} }), briefs: { [party]: document } });
  const problems = new ProblemList("brief", lines);
  const declared = declaredNames(tree.root);
  const sound = soundPart(tree, problems);
  if (sound) {
    const root = new Spot({ names: new Names(sound, declared, tree), tree, problems });
    for (const check of checks) check(sound, root);
  }
  const found = problems.problems().flatMap(({ severity, code, line, message, hint }): readonly BriefProblem[] => {
    const [briefs, whose, ...path] = paths[line - 1] ?? [];
    if (briefs !== "briefs" || whose !== party) return [];
    return [{ severity, code, path, message, ...(hint !== undefined && { hint }) }];
  });
  const written = sound?.briefs?.[party];
  if (problems.hasErrors || written === undefined) return failed(found);
  return ok({ brief: briefOf(value, written), warnings: found });
}

/** The brief that a document says, which `readBrief` has found to be sound for this case. */
export function briefOfDocument(value: Case, document: unknown): Brief {
  // It has passed readBrief.
  return briefOf(value, document as BriefDocument);
}

/** A brief as the document that a case file would hold. */
export function documentOfOwnBrief(value: Case, party: PartyId, brief: Brief): unknown {
  const { briefs } = plainDocument({ ...value, briefs: { [party]: brief } });
  // One entry for the party, by construction.
  return (briefs as Readonly<Record<string, unknown>>)[party];
}

function briefOf(value: Case, document: BriefDocument): Brief {
  const options = optionsOf(value);
  return {
    ...estimateOf(document, options),
    estimates: mapRecord(document.estimates ?? {}, partyId, (estimate) => estimateOf(estimate, options)),
  };
}

function optionsOf(value: Case): OptionsByIssue {
  // Issues as a file says them: the shape that every case file has.
  const issues = plainDocument({ ...value, briefs: {} })["issues"] as readonly IssueDocument[];
  return new Map(issues.map((issue) => [String(issue.id), issueOptions(issue)]));
}
