import type { Check, Spot } from "./check.ts";
import { everyBrief } from "./every-brief.ts";

interface CitesSources {
  readonly sources?: readonly (string | number | boolean)[] | undefined;
}

/** Groups, sources and parties that are referred to exist. */
export const references: Check = (document, root) => {
  for (const list of ["issues", "constraints", "unknowns", "positions", "record", "steps"] as const)
    cited(document[list] ?? [], root.at(list));
  for (const { brief, spot } of everyBrief(document, root)) cited(brief.redLines ?? [], spot.at("redLines"));
  for (const [i, { group }] of document.issues.entries()) {
    if (group !== undefined) root.at("issues", i, "group").reference("groups", group);
  }
  for (const list of ["positions", "record", "steps"] as const) {
    for (const [i, { party }] of (document[list] ?? []).entries()) {
      if (party !== undefined) root.at(list, i, "party").reference("parties", party);
    }
  }
};

function cited(list: readonly CitesSources[], spot: Spot): void {
  for (const [i, { sources }] of list.entries()) {
    for (const [j, source] of (sources ?? []).entries()) spot.at(i, "sources", j).reference("sources", source);
  }
}
