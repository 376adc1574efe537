import type { CasePlan } from "@detente/engine";
import { plainText } from "../plain-text.ts";

/** Whose numbers the plan is made of. */
export function perspectiveWords({ perspective, plan, partyNames }: CasePlan): string {
  if (perspective.kind === "everyBrief") return "The numbers of each party are those of its own brief.";
  const place = plan.parties.findIndex(({ id }) => id === perspective.party);
  const name = place < 0 ? perspective.party : plainText(partyNames[place] ?? perspective.party);
  return `As ${name} sees it: its own brief, and its estimates of others.`;
}
