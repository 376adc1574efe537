import { own } from "../lib/own.ts";
import type { Case } from "./case.ts";
import type { PartyId } from "./ids.ts";

/**
 * The case as one party sees it, its estimates in the place of the briefs that it does not know. The party comes first, then those of the
 * counterparts of which its brief has an estimate; who else is at the table is left out. Null where the party has no brief.
 */
export function caseSeenBy(value: Case, party: PartyId, counterparts: readonly PartyId[]): Case | null {
  const brief = own(value.briefs, party);
  const viewer = value.parties.find(({ id }) => id === party);
  if (brief === undefined || viewer === undefined) return null;
  const estimated = value.parties.flatMap((each) => {
    const estimate = each.id === party || !counterparts.includes(each.id) ? undefined : own(brief.estimates, each.id);
    return estimate === undefined ? [] : [{ party: each, brief: { ...estimate, estimates: {} } }];
  });
  return {
    ...value,
    parties: [viewer, ...estimated.map((each) => each.party)],
    briefs: { [party]: brief, ...Object.fromEntries(estimated.map((each) => [each.party.id, each.brief])) },
  };
}
