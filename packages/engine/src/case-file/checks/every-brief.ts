import type { EstimateDocument } from "../brief-document.ts";
import type { CaseDocument } from "../document.ts";
import type { Spot } from "./check.ts";

export interface BriefAt {
  readonly brief: EstimateDocument;
  readonly spot: Spot;
  readonly kind: "brief" | "estimate";
  /** Id of the party that it is of. */
  readonly party: string;
}

/** All briefs of a document, and all estimates in them, which have the same fields. */
export function everyBrief(document: CaseDocument, root: Spot): BriefAt[] {
  return Object.entries(document.briefs ?? {}).flatMap(([party, brief]) => {
    const spot = root.at("briefs", party);
    const estimates = Object.entries(brief.estimates ?? {}).map(
      ([other, estimate]): BriefAt => ({ brief: estimate, spot: spot.at("estimates", other), kind: "estimate", party: other }),
    );
    return [{ brief, spot, kind: "brief", party }, ...estimates];
  });
}
