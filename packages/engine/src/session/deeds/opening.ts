import type { PartyId } from "../../model/ids.ts";
import { failed } from "../../lib/result.ts";
import type { Action } from "../action.ts";
import { partyAudience } from "../audience.ts";
import { type Addressed, type Decision, decideFor, refuse } from "../deciding.ts";
import { PROTOCOLS } from "../protocols/protocols.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { isTime } from "../relative-time.ts";
import type { SessionCase } from "../session-case.ts";
import type { SessionSetup } from "../setup.ts";
import type { SessionState } from "../state.ts";

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
  const pins = action.setup.parties.flatMap((party): Addressed[] => {
    const briefHash = action.briefHashes?.[party];
    return briefHash === undefined ? [] : [{ to: partyAudience(party), fact: { kind: "briefPinned", party, briefHash } }];
  });
  return decideFor({ state, at }, [{ to: "table", fact: { kind: "opened", setup: action.setup } }, ...pins]);
}

function setupProblem(base: SessionCase, setup: SessionSetup, at: string): Refusal | null {
  const { parties, required, deadline, track, protocol } = setup;
  const problem = (path: string, reason: string): Refusal => refusal("badSetup", path, { reason });
  if (!Object.hasOwn(PROTOCOLS, protocol.kind)) return problem("protocol.kind", `no protocol is called ${protocol.kind}`);
  const stranger = [...parties, ...required].find((party) => !isParty(base, party));
  if (stranger !== undefined) return refusal("unknownParty", "parties", { party: stranger });
  if (new Set(parties).size < parties.length) return problem("parties", "a party is named twice");
  if (new Set(required).size < required.length) return problem("required", "a party is named twice");
  if (!required.every((party) => parties.includes(party)))
    return problem("required", "a party whose consent is needed is not at the table");
  if (required.length < 2) return problem("required", "an agreement needs the consent of at least two parties");
  if (track !== undefined && !base.value.tracks.some(({ id }) => id === track)) return problem("track", `the case has no track ${track}`);
  if (deadline.rounds !== undefined && !(Number.isInteger(deadline.rounds) && deadline.rounds >= 1))
    return problem("deadline.rounds", "a whole number, 1 or more");
  if (deadline.at !== undefined && (!isTime(deadline.at) || deadline.at <= at))
    return problem("deadline.at", "an ISO time after the opening");
  return PROTOCOLS[protocol.kind].setupProblem(base, setup);
}

const isParty = (base: SessionCase, party: PartyId): boolean => base.value.parties.some(({ id }) => id === party);
