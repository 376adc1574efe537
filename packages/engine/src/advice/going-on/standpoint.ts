import { own } from "../../lib/own.ts";
import type { Brief, Case } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import { fold } from "../../session/evolve.ts";
import { sessionCase } from "../../session/session-case.ts";
import type { SessionSetup } from "../../session/setup.ts";
import type { PartyView } from "../../session/view.ts";
import { partyView } from "../../session/view-for.ts";
import type { Seat } from "../../strategies/strategy.ts";

/** From where a party looks: what it knows of the case, and what it has seen of the session. */
export interface Standpoint {
  /** The public part and the party's own brief. Other briefs, where the caller holds them, are never read. */
  readonly value: Case;
  readonly party: PartyId;
  /** All that the party has seen, in order, from the opening on. */
  readonly events: readonly SessionEvent[];
  /** ISO time in UTC. */
  readonly at: string;
}

/** What follows from a standpoint. */
export interface Sight {
  readonly view: PartyView;
  readonly seat: Seat;
  readonly counterparts: readonly PartyId[];
  /** The case as it stands now, with the party's present brief and no other. */
  readonly value: Case;
  /** What the party has seen, for talks that go on from here without their preliminaries: see talksSoFar. */
  readonly history: readonly SessionEvent[];
}

/** Null where the party has no brief, or the session has not been opened. */
export function sightOf({ value, party, events, at }: Standpoint): Sight | null {
  const brief = own(value.briefs, party);
  if (brief === undefined) return null;
  const state = fold(sessionCase(withBriefs(value, { [party]: brief })), events);
  const view = partyView(state, party, at);
  const { setup, current } = state;
  if (setup === null || view.brief === null) return null;
  const now = withBriefs(current.value, { [party]: view.brief });
  const { issues, constraints, unknowns } = now;
  return {
    view,
    seat: { party, issues, constraints, unknowns, brief: view.brief, setup },
    counterparts: setup.parties.filter((each) => each !== party && !state.left.includes(each)),
    value: now,
    history: talksSoFar(events),
  };
}

export const withBriefs = (value: Case, briefs: Readonly<Record<PartyId, Brief>>): Case => ({ ...value, briefs });

/** What is not part of making offers and answering them, or is already in the present brief. */
const APART: ReadonlySet<SessionEvent["kind"]> = new Set([
  "briefPinned",
  "briefRevised",
  "redLineOverridden",
  "mandateGiven",
  "messaged",
  "stated",
  "meetingOpened",
  "meetingClosed",
  "paused",
  "resumed",
  "resetAsked",
  "groundworkReported",
  "groundworkOverridden",
]);

/**
 * The talks as if there had been nothing but offers and answers, and no bar before them. What came before an amendment was about
 * other issues, and is left out: the talks then begin with the opening.
 */
function talksSoFar(events: readonly SessionEvent[]): readonly SessionEvent[] {
  const amended = events.findLastIndex(({ kind }) => kind === "amended");
  const kept = events.flatMap((event, k): readonly SessionEvent[] => {
    if (event.kind === "opened") return [{ ...event, setup: withoutBar(event.setup) }];
    return k <= amended || APART.has(event.kind) ? [] : [event];
  });
  return renumbered(kept);
}

/** Each log counted through: a fold asks for that. */
function renumbered(events: readonly SessionEvent[]): readonly SessionEvent[] {
  const last = new Map<SessionEvent["audience"], number>();
  return events.map((event) => {
    const seq = (last.get(event.audience) ?? 0) + 1;
    last.set(event.audience, seq);
    return { ...event, seq };
  });
}

/** As if the groundwork were done: what a bar needs is a question of its own. */
export const withoutBar = ({ protocol, parties, required, deadline }: SessionSetup): SessionSetup => ({
  protocol,
  parties,
  required,
  deadline,
});
