import { failed } from "../../lib/result.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { Action } from "../action.ts";
import { amendedCase } from "../amended-case.ts";
import { partyAudience } from "../audience.ts";
import { type Deciding, type Decision, decideFor, decideTable, refuse } from "../deciding.ts";
import { lapsedOffers, mappingProblem } from "../mapping.ts";
import { plainProblem } from "../../lib/plain-problem.ts";
import { PROTOCOLS } from "../protocols/protocols.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { briefProblem } from "./brief-problem.ts";
import { changeProblem } from "./change-after-agreement.ts";
import { issuesProblem } from "./issues-problem.ts";
import { rulesProblem } from "./rule-problem.ts";

type Amendment = Extract<Action, { readonly kind: "amend" | "reviseBrief" }>;

/** Other issues during the talks, and another brief [A1] to [A4]. */
export function decideAmendment(deciding: Deciding, action: Amendment): Decision {
  return action.kind === "amend" ? amend(deciding, action) : reviseBrief(deciding, action);
}

function reviseBrief(deciding: Deciding, { by, kind, brief, briefHash }: Extract<Amendment, { readonly kind: "reviseBrief" }>): Decision {
  if (by.kind !== "party") return refuse("notYourPlace", "kind", { kind });
  const tooLate = changeProblem(deciding, by.party, kind);
  if (tooLate !== null) return failed(tooLate);
  const problem = briefProblem(deciding.state.current, brief);
  if (problem !== undefined) return refuse("badBrief", below("brief", problem));
  const fact = { kind: "briefRevised", party: by.party, brief, ...(briefHash !== undefined && { briefHash }) } as const;
  return decideFor(deciding, [{ to: partyAudience(by.party), fact }]);
}

type Amending = Extract<Amendment, { readonly kind: "amend" }>;

function amend(deciding: Deciding, action: Amending): Decision {
  const { by, issues, constraints, mapping } = action;
  const { current } = deciding.state;
  if (by.kind !== "facilitator") return refuse("notYourPlace", "kind", { kind: action.kind });
  const problem = shapeProblem(action) ?? mappingProblem(current.space, issues, mapping);
  if (problem !== null) return failed(problem);
  const next = amendedCase(current, { issues, constraints, mapping });
  // Amounts over one sum, say, are none over two issues.
  const unfit = PROTOCOLS[deciding.setup.protocol.kind].setupProblem(next, deciding.setup);
  if (unfit !== null) return refuse("badAmendment", "issues", unfit.facts);
  const lapsed = lapsedOffers(deciding.state, next, mapping);
  return decideTable(deciding, [{ kind: "amended", by, issues, constraints, mapping, lapsed }]);
}

function shapeProblem({ issues, constraints, mapping }: Amending): Refusal | null {
  const unplain = plainProblem({ issues, constraints, mapping });
  if (unplain !== undefined) return refusal("badAmendment", unplain);
  const inIssues = issuesProblem(issues);
  if (inIssues !== undefined) return refusal("badAmendment", below("issues", inIssues));
  const inRules = rulesProblem(outcomeSpace(issues), constraints);
  return inRules === undefined ? null : refusal("badAmendment", below("constraints", inRules));
}

const below = (place: string, path: string): string => (path === "" ? place : `${place}.${path}`);
