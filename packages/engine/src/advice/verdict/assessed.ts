import { failed, ok, type Result } from "../../lib/result.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import { type Sight, sightOf, type Standpoint } from "../going-on/standpoint.ts";
import { type AssessSettings, RETURN_CHANCE } from "./assess-settings.ts";
import { type FactInputs, factsOf } from "./facts-of.ts";
import { type Grounds, groundsOf } from "./grounds.ts";
import { obstacles } from "./obstacles.ts";
import { rowFor, type VerdictFacts } from "./verdict-rule.ts";
import { AS_IT_STANDS } from "./what-if.ts";

/** Why there is no verdict. */
export type AssessRefusal =
  | { readonly code: "missingBrief"; readonly party: PartyId }
  | { readonly code: "notOpen" }
  | { readonly code: "hasEnded" }
  | { readonly code: "notAtTable"; readonly party: PartyId }
  | { readonly code: "incompleteOutcome" };

/** A verdict in the making. */
export interface Assessed {
  readonly grounds: Grounds;
  readonly inputs: FactInputs;
  readonly facts: VerdictFacts;
  /** Of the rule, from 0. */
  readonly row: number;
}

export function assessedGrounds(standpoint: Standpoint, outcome: Outcome, settings: AssessSettings): Result<Assessed, AssessRefusal> {
  const sight = sightOf(standpoint);
  if (sight === null)
    return failed(standpoint.events.length === 0 ? { code: "notOpen" } : { code: "missingBrief", party: standpoint.party });
  const refusal = tableRefusal(sight);
  if (refusal !== null) return failed(refusal);
  const { offeredBy } = settings;
  const grounds = groundsOf(offeredBy === undefined ? sight : withOffer(sight, offeredBy, outcome), outcome, settings);
  if (grounds === null) return failed({ code: "incompleteOutcome" });
  const inputs = { grounds, obstacles: obstacles(sight, standpoint), returnChance: settings.returnChance ?? RETURN_CHANCE };
  const facts = factsOf(inputs, AS_IT_STANDS);
  return ok({ grounds, inputs, facts, row: rowFor(facts) });
}

/** As if it had been put on the table. */
function withOffer(sight: Sight, party: PartyId, outcome: Outcome): Sight {
  const { history } = sight;
  const [last] = history.slice(-1);
  if (last === undefined || !sight.counterparts.includes(party)) return sight;
  const offer =
    1 + history.reduce((most, event) => ("offer" in event && event.offer !== undefined ? Math.max(most, event.offer) : most), 0);
  const seq = 1 + history.filter(({ audience }) => audience === "table").length;
  return { ...sight, history: [...history, { kind: "offered", party, offer, outcome, audience: "table", seq, at: last.at }] };
}

function tableRefusal({ view, seat }: Sight): AssessRefusal | null {
  if (view.phase === "unopened") return { code: "notOpen" };
  if (view.ending !== null) return { code: "hasEnded" };
  const isPresent = seat.setup.parties.includes(seat.party) && !view.left.includes(seat.party);
  return isPresent ? null : { code: "notAtTable", party: seat.party };
}
