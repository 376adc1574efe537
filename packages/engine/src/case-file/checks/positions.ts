import type { Check } from "./check.ts";
import { checkOption } from "./combinations.ts";

/** Positions have one option for every issue. */
export const positions: Check = (document, report) => {
  for (const [i, { outcome }] of (document.positions ?? []).entries()) {
    const path = ["positions", i, "outcome"];
    for (const [issue, option] of Object.entries(outcome)) {
      report.reference("issues", issue, [...path, issue], "key");
      const entry = report.names.issues.get(issue);
      if (entry) checkOption(entry.options, option, [...path, issue], report);
    }
    const missing = [...report.names.issues.keys()].filter((issue) => !Object.hasOwn(outcome, issue));
    if (missing.length > 0) {
      report.error("incomplete-outcome", path, `This package leaves out ${listed(missing)}.`, { hint: "Give every issue an option." });
    }
  }
};

/** Ids named in a message before it says how many more there are. */
const NAMED = 5;

/** Ids as a message lists them. */
export function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, NAMED).map((id) => `"${id}"`);
  return ids.length > NAMED ? `${shown.join(", ")} and ${ids.length - NAMED} more` : shown.join(", ");
}
