import type { Outcome, PartyId, SessionEvent } from "@detente/engine";
import { type Step, tellSteps } from "@detente/report";
import type { Turn } from "./turn.ts";

/** The events of the table in words, with points to the party itself and, as it estimates them, to the others. */
export function stepsSoFar({ sight, events }: Pick<Turn, "sight" | "events">): readonly Step[] {
  const parties = [sight.party, ...sight.counterparts.map(({ party }) => party)];
  return tellSteps(events, { labels: sight.labels, parties, issues: sight.value.issues, utilities: sight.utilities });
}

/** The last offer of a party for all issues, and the one before; null where it made none. */
export function lastOffers(
  events: readonly SessionEvent[],
  party: PartyId,
): { readonly last: Outcome | null; readonly before: Outcome | null } {
  const offers = events.flatMap((event) => (event.kind === "offered" && event.party === party ? [event.outcome] : []));
  return { last: offers.at(-1) ?? null, before: offers.at(-2) ?? null };
}

/** What the others did since the party acted last. */
export function news({ sight, events }: Pick<Turn, "sight" | "events">): readonly Step[] {
  const steps = stepsSoFar({ sight, events });
  const last = steps.findLastIndex(({ party }) => party === 0);
  return steps.slice(last + 1).filter(({ party }) => party !== null);
}

/** The offer for all issues that another has on the table; null where there is none. */
export function standingOffer({ view, sight }: Pick<Turn, "view" | "sight">): Standing | null {
  for (const { offer, party, content } of view.standing) {
    const place = sight.counterparts.findIndex((each) => each.party === party);
    const counterpart = sight.counterparts[place];
    if (counterpart !== undefined && content.kind === "whole") return { offer, party: counterpart.party, place, outcome: content.outcome };
  }
  return null;
}

export interface Standing {
  readonly offer: number;
  readonly party: PartyId;
  /** Among the counterparts. */
  readonly place: number;
  readonly outcome: Outcome;
}
