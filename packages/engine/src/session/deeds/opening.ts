import { own } from "../../lib/own.ts";
import { failed } from "../../lib/result.ts";
import type { Action } from "../action.ts";
import { partyAudience } from "../audience.ts";
import { type Addressed, type Decision, decideFor, refuse } from "../deciding.ts";
import { isText } from "../../lib/plain-checks.ts";
import type { SessionCase } from "../session-case.ts";
import type { SessionState } from "../state.ts";
import { setupProblem } from "./setup-problem.ts";

interface Opening {
  readonly base: SessionCase;
  readonly state: SessionState;
  readonly at: string;
}

/** Opens a session [E7] [S1] to [S4]. */
export function decideOpening({ base, state, at }: Opening, action: Extract<Action, { readonly kind: "open" }>): Decision {
  if (state.phase !== "unopened") return refuse("alreadyOpened");
  if (action.by.kind !== "facilitator" && action.by.kind !== "clock") return refuse("notYourPlace", "kind", { kind: "open" });
  const problem = setupProblem(base, action.setup, at);
  if (problem !== null) return failed(problem);
  const { setup, briefHashes = {} } = action;
  const notText = Object.entries(briefHashes).find(([, hash]) => !isText(hash));
  if (notText !== undefined) return refuse("badAction", `briefHashes.${notText[0]}`);
  const pins = setup.parties.flatMap((party): Addressed[] => {
    const briefHash = own(briefHashes, party);
    return briefHash === undefined ? [] : [{ to: partyAudience(party), fact: { kind: "briefPinned", party, briefHash } }];
  });
  return decideFor({ state, at }, [{ to: "table", fact: { kind: "opened", setup } }, ...pins]);
}
