import { ID_PATTERN } from "../../model/ids.ts";
import type { Path } from "../source-tree.ts";
import type { Check, Report } from "./check.ts";
import { everyBrief } from "./every-brief.ts";
import { NAMED_LISTS } from "./names.ts";

type Identified = readonly { readonly id: string | number | boolean }[];

/** No id is given out twice in a list, and numbers that serve as ids look like ids. */
export const identifiers: Check = (document, report) => {
  for (const list of NAMED_LISTS) distinct(document[list] ?? [], [list], report);
  for (const [i, issue] of document.issues.entries()) distinct(issue.options ?? [], ["issues", i, "options"], report);
  for (const [i, unknown] of (document.unknowns ?? []).entries()) distinct(unknown.states, ["unknowns", i, "states"], report);
  for (const { brief, path } of everyBrief(document)) distinct(brief.redLines ?? [], [...path, "redLines"], report);
};

function distinct(list: Identified, path: Path, report: Report): void {
  const first = new Map<string, number>();
  for (const [i, { id }] of list.entries()) {
    const text = String(id);
    const place = [...path, i, "id"];
    const before = first.get(text);
    if (!ID_PATTERN.test(text)) report.error("id", place, `${text} cannot be an id.`, { hint: "Begin with a letter or digit." });
    else if (before === undefined) first.set(text, i);
    else report.error("repeated-id", place, `The id "${text}" is given out twice.`, { hint: `Number ${before + 1} of this list has it too.` });
  }
}
