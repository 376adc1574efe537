import { type AssessRefusal, assertNever, type Result } from "@detente/engine";
import { refused, type Refused } from "../refused.ts";
import { NO_BRIEF, NOT_OPEN } from "./blind-refused.ts";

/** Why there is no verdict. */
export function assessRefused(refusal: AssessRefusal): Result<never, Refused> {
  const { code } = refusal;
  switch (code) {
    case "missingBrief":
      return refused({ refusal: code, detail: NO_BRIEF });
    case "notOpen":
      return refused({ refusal: code, detail: NOT_OPEN });
    case "hasEnded":
      return refused({
        refusal: code,
        detail: "The talks are over: there is nothing left to decide. With `moment`, an earlier one can be looked at.",
      });
    case "notAtTable":
      return refused({ refusal: code, detail: "Your side is not at the table, or has left it." });
    case "incompleteOutcome":
      return refused({ refusal: code, path: "body.outcome", detail: "A package has an option of the case for every issue." });
    default:
      return assertNever(code);
  }
}
