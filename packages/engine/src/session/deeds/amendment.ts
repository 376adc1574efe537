import { failed } from "../../lib/result.ts";
import type { Action } from "../action.ts";
import { amendedCase } from "../amended-case.ts";
import { partyAudience } from "../audience.ts";
import { type Deciding, type Decision, decideFor, decideTable, refuse } from "../deciding.ts";
import { lapsedOffers, mappingProblem } from "../mapping.ts";

type Amendment = Extract<Action, { readonly kind: "amend" | "reviseBrief" }>;

/** Other issues during the talks, and another brief [A1] to [A4]. */
export function decideAmendment(deciding: Deciding, action: Amendment): Decision {
  const { by } = action;
  if (action.kind === "reviseBrief") {
    if (by.kind !== "party") return refuse("notYourPlace", "kind", { kind: action.kind });
    const { brief, briefHash } = action;
    const fact = { kind: "briefRevised", party: by.party, brief, ...(briefHash !== undefined && { briefHash }) } as const;
    return decideFor(deciding, [{ to: partyAudience(by.party), fact }]);
  }
  if (by.kind !== "facilitator") return refuse("notYourPlace", "kind", { kind: action.kind });
  const { issues, constraints, mapping } = action;
  const problem = mappingProblem(deciding.state.current.space, issues, mapping);
  if (problem !== null) return failed(problem);
  const lapsed = lapsedOffers(deciding.state, amendedCase(deciding.state.current, { issues, constraints, mapping }), mapping);
  return decideTable(deciding, [{ kind: "amended", by, issues, constraints, mapping, lapsed }]);
}
