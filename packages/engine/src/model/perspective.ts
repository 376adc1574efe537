import { own } from "../lib/own.ts";
import { failed, ok, type Result } from "../lib/result.ts";
import type { Brief, Case, Estimate } from "./case.ts";
import type { PartyId } from "./ids.ts";

/** Whose numbers are used: every party's own brief, or one party's brief and its estimates of the others. */
export type Perspective = { readonly kind: "everyBrief" } | { readonly kind: "party"; readonly party: PartyId };

/** Why a case cannot be computed from a perspective. */
export type PerspectiveRefusal =
  | { readonly code: "unknownParty"; readonly party: PartyId }
  | { readonly code: "missingBrief"; readonly party: PartyId }
  | { readonly code: "missingEstimate"; readonly of: PartyId; readonly by: PartyId };

/** What is held of each party's wishes, in the order of the case's parties. */
export function readings(value: Case, perspective: Perspective): Result<readonly (Brief | Estimate)[], PerspectiveRefusal> {
  if (perspective.kind === "party" && !value.parties.some((party) => party.id === perspective.party)) {
    return failed({ code: "unknownParty", party: perspective.party });
  }
  const found: (Brief | Estimate)[] = [];
  for (const { id } of value.parties) {
    const owner = perspective.kind === "party" ? perspective.party : id;
    const brief = own(value.briefs, owner);
    if (brief === undefined) return failed({ code: "missingBrief", party: owner });
    const reading = owner === id ? brief : own(brief.estimates, id);
    if (reading === undefined) return failed({ code: "missingEstimate", of: id, by: owner });
    found.push(reading);
  }
  return ok(found);
}
