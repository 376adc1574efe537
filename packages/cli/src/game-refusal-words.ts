import { assertNever, type GameRefusal } from "@detente/engine";

/** Why a game cannot begin, as a sentence for the user. Ids need not be made safe to show: they are letters, digits and dashes. */
export function gameRefusalWords(refusal: GameRefusal): string {
  switch (refusal.code) {
    case "missingBrief":
      return `the case has no brief for ${refusal.party}, so nothing can play for it`;
    case "missingPlayer":
      return `nothing plays for ${refusal.party}`;
    case "cannotOpen":
      return `the session cannot open: ${refusal.refusal.code} ${refusal.refusal.path} ${Object.values(refusal.refusal.facts).join(", ")}`.trimEnd();
    default:
      return assertNever(refusal);
  }
}
