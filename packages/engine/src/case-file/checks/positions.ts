import type { Check } from "./check.ts";
import { checkOption } from "./combinations.ts";

/** Positions have one option for every issue. */
export const positions: Check = (document, root) => {
  for (const [i, { outcome }] of (document.positions ?? []).entries()) {
    const spot = root.at("positions", i, "outcome");
    for (const [issue, option] of Object.entries(outcome)) {
      spot.at(issue).key().reference("issues", issue);
      const entry = spot.names.issues.get(issue);
      if (entry) checkOption(entry.options, option, spot.at(issue));
    }
    const missing = [...spot.names.issues.keys()].filter((issue) => !Object.hasOwn(outcome, issue));
    if (missing.length > 0) {
      spot.error("incomplete-outcome", `This package leaves out ${listed(missing)}.`, { hint: "Give every issue an option." });
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
