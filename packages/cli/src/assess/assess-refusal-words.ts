import { assertNever, type AssessRefusal } from "@detente/engine";

/** Why there is no verdict, and what to do about it. Ids need not be made safe to show: they are letters, digits and dashes. */
export function assessRefusalWords(refusal: AssessRefusal): string {
  switch (refusal.code) {
    case "missingBrief":
      return `the case has no brief for ${refusal.party}, and a verdict is computed from one; write one below briefs: in the case file`;
    case "notOpen":
      return "the talks have not begun";
    case "hasEnded":
      return "the talks are over: there is nothing left to decide; --after-offer looks at an earlier moment";
    case "notAtTable":
      return `${refusal.party} is not at the table`;
    case "incompleteOutcome":
      return "the offer leaves an issue open; a verdict is about whole packages";
    default:
      return assertNever(refusal);
  }
}
