import type { EstimateDocument } from "../brief-document.ts";
import type { CaseDocument } from "../document.ts";
import type { Path } from "../source-tree.ts";

export interface BriefAt {
  readonly brief: EstimateDocument;
  readonly path: Path;
  readonly kind: "brief" | "estimate";
}

/** All briefs of a document, and all estimates in them, which have the same fields. */
export function everyBrief(document: CaseDocument): BriefAt[] {
  return Object.entries(document.briefs ?? {}).flatMap(([party, brief]) => {
    const path = ["briefs", party];
    const estimates = Object.entries(brief.estimates ?? {}).map(
      ([other, estimate]): BriefAt => ({ brief: estimate, path: [...path, "estimates", other], kind: "estimate" }),
    );
    return [{ brief, path, kind: "brief" }, ...estimates];
  });
}
