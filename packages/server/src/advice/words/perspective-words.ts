import { assertNever, type ImproveRefusal, type PerspectiveRefusal } from "@detente/engine";
import { NO_BRIEF } from "./blind-refused.ts";

/** Why a case cannot be seen as a side sees it. */
export function perspectiveWords(refusal: PerspectiveRefusal): string {
  switch (refusal.code) {
    case "unknownParty":
      return "The case has no such party.";
    case "missingBrief":
      return NO_BRIEF;
    case "missingEstimate":
      return `Your side's brief has no estimate of ${refusal.of}.`;
    default:
      return assertNever(refusal);
  }
}

/** Why nothing better can be looked for. */
export function improveWords(refusal: ImproveRefusal): string {
  switch (refusal.code) {
    case "incompleteOutcome":
      return `The package has no option of the case for ${refusal.issues.join(", ")}.`;
    case "groupTooLarge":
      return `Too many issues depend on each other: ${refusal.tooLarge.issues.join(", ")}.`;
    default:
      return perspectiveWords(refusal);
  }
}
