import { type AlternativesRefusal, assertNever } from "@detente/engine";
import { NO_BRIEF } from "./blind-refused.ts";

/** Why alternatives cannot be read. */
export function alternativesWords({ code }: AlternativesRefusal): string {
  switch (code) {
    case "unknownParty":
      return "The case has no such party.";
    case "missingBrief":
      return NO_BRIEF;
    case "noAlternatives":
      return "Your side's brief names no alternatives: it states one figure for no agreement, or none.";
    default:
      return assertNever(code);
  }
}
