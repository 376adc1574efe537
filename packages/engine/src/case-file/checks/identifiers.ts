import { ID_PATTERN } from "../../model/ids.ts";
import type { Check, Spot } from "./check.ts";
import { everyBrief } from "./every-brief.ts";
import { NAMED_LISTS } from "./names.ts";

type Identified = readonly { readonly id: string | number | boolean }[];

/** No id is given out twice in a list, and numbers that serve as ids look like ids. */
export const identifiers: Check = (document, root) => {
  for (const list of NAMED_LISTS) distinct(document[list] ?? [], root.at(list));
  for (const [i, issue] of document.issues.entries()) distinct(issue.options ?? [], root.at("issues", i, "options"));
  for (const [i, unknown] of (document.unknowns ?? []).entries()) distinct(unknown.states, root.at("unknowns", i, "states"));
  for (const { brief, spot } of everyBrief(document, root)) distinct(brief.redLines ?? [], spot.at("redLines"));
};

function distinct(list: Identified, spot: Spot): void {
  const first = new Map<string, number>();
  for (const [i, { id }] of list.entries()) {
    const text = String(id);
    const before = first.get(text);
    if (!ID_PATTERN.test(text)) spot.at(i, "id").error("id", `${text} cannot be an id.`, { hint: "Begin with a letter or digit." });
    else if (before === undefined) first.set(text, i);
    else
      spot
        .at(i, "id")
        .error("repeated-id", `The id "${text}" is given out twice.`, { hint: `Number ${before + 1} of this list has it too.` });
  }
}
