import { failed } from "../../lib/result.ts";
import type { Action } from "../action.ts";
import { partyAudience } from "../audience.ts";
import { type Deciding, type Decision, decideFor, refuse } from "../deciding.ts";
import { redLinesOf } from "../session-case.ts";
import { changeProblem } from "./change-after-agreement.ts";

type Confidence = Extract<Action, { readonly kind: "overrideRedLine" | "giveMandate" }>;

/** What a party settles with itself, and nobody else learns [O9] [R3] [R4]. */
export function decideConfidence(deciding: Deciding, action: Confidence): Decision {
  if (action.by.kind !== "party") return refuse("notYourPlace", "kind", { kind: action.kind });
  const { party } = action.by;
  const { current } = deciding.state;
  if (action.kind === "giveMandate") {
    const tooLate = changeProblem(deciding, party, action.kind);
    if (tooLate !== null) return failed(tooLate);
    const unknown = action.issues.find((id) => !current.space.issues.some((issue) => issue.id === id));
    if (unknown !== undefined) return refuse("unknownIssue", "issues", { issue: unknown });
    // Each once, however often it was named.
    const issues = current.space.issues.map(({ id }) => id).filter((id) => action.issues.includes(id));
    return decideFor(deciding, [{ to: partyAudience(party), fact: { kind: "mandateGiven", party, issues } }]);
  }
  const { redLine, reason } = action;
  if (!redLinesOf(current, party).some(({ rule }) => rule.id === redLine)) return refuse("unknownRedLine", "redLine", { redLine });
  return decideFor(deciding, [{ to: partyAudience(party), fact: { kind: "redLineOverridden", party, redLine, reason } }]);
}
