import { assertNever, type VerificationRefusal } from "@detente/engine";
import type { Refused } from "../refused.ts";
import { NO_BRIEF } from "./blind-refused.ts";

/** Everything that is wrong with a question about verification. */
export const verificationRefused = (refusals: readonly VerificationRefusal[]): Refused => ({
  code: "refused",
  refusal: refusals[0]?.code ?? "outOfRange",
  detail: "The question has no answer as it stands.",
  wrong: refusals.map((each) => ({ path: `body.${each.path}`, detail: words(each) })),
});

function words({ code, facts }: VerificationRefusal): string {
  switch (code) {
    case "outOfRange":
      return `Give a number from ${facts["least"]} to ${facts["most"]}.`;
    case "notWhole":
      return `Give a whole number from ${facts["least"]} to ${facts["most"]}.`;
    case "notAboveZero":
      return "Give a number above 0.";
    case "notBelow":
      return `Give a number below ${facts["below"]}.`;
    case "notBetween":
      return `Give a number between ${facts["above"]} and ${facts["below"]}: breaking tempts more than keeping gives, and keeping gives more than when nobody keeps.`;
    case "impossibleEvidence":
      return `${facts["finds"]} finds in ${facts["visits"]} visits cannot be, whether something is there or not.`;
    case "unknownParty":
      return `The parties are ${facts["parties"]}.`;
    case "missingBrief":
      return NO_BRIEF;
    case "unknownUnknown":
      return facts["unknowns"] === "" ? "The case has no unknowns." : `The unknowns are ${facts["unknowns"]}.`;
    case "unknownState":
      return `The states are ${facts["states"]}.`;
    case "noStates":
      return `Say of which state to make sure: ${facts["states"]}.`;
    case "allStates":
      return "One of the states is true for certain; leave at least one out.";
    default:
      return assertNever(code);
  }
}
