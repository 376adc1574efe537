import type { Path } from "../source-tree.ts";
import type { Check, Report } from "./check.ts";
import { everyBrief } from "./every-brief.ts";

interface CitesSources {
  readonly sources?: readonly (string | number | boolean)[] | undefined;
}

/** Groups, sources and parties that are referred to exist. */
export const references: Check = (document, report) => {
  for (const list of ["issues", "constraints", "unknowns", "positions"] as const) cited(document[list] ?? [], [list], report);
  for (const { brief, path } of everyBrief(document)) cited(brief.redLines ?? [], [...path, "redLines"], report);
  for (const [i, { group }] of document.issues.entries()) {
    if (group !== undefined) report.reference("groups", group, ["issues", i, "group"]);
  }
  for (const [i, { party }] of (document.positions ?? []).entries()) {
    if (party !== undefined) report.reference("parties", party, ["positions", i, "party"]);
  }
};

function cited(list: readonly CitesSources[], path: Path, report: Report): void {
  for (const [i, { sources }] of list.entries()) {
    for (const [j, source] of (sources ?? []).entries()) report.reference("sources", source, [...path, i, "sources", j]);
  }
}
