import { assertNever } from "../../lib/assert-never.ts";
import type { Issue } from "../../model/issue.ts";
import { rangeNumbers } from "../../model/outcome-space.ts";
import { distinctNames } from "./distinct-names.ts";

/** What the options of an issue are called in files that know them by name, each differently. */
export function optionNames(issue: Issue): string[] {
  switch (issue.kind) {
    case "choice":
      return distinctNames(issue.options);
    case "range":
      return rangeNumbers(issue.range).map(String);
    case "yesNo":
      return ["no", "yes"];
    default:
      return assertNever(issue);
  }
}
