import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Actor } from "../../session/actor.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Deadline } from "../../session/setup.ts";
import { type EventClock, startClock, tick, turnTime } from "../../strategies/opponent-models/event-clock.ts";
import type { Happening, Occurrence } from "./happening.ts";
import { Turns } from "./turns.ts";

/** What the events that a party may see tell, in their order. Events that say nothing about how the talks go are left out. */
export function happeningsOfSession(events: readonly SessionEvent[]): readonly Happening[] {
  const clocks = new SessionClocks();
  const turns = new Turns();
  const outcomes = new Map<number, Outcome>();
  return events.flatMap((event) => {
    clocks.tick(event);
    turns.tick(event);
    if (event.kind === "offered") outcomes.set(event.offer, event.outcome);
    const told = occurrenceOf(event, outcomes);
    if (told === null) return [];
    return [{ at: event.at, time: clocks.timeOf(event, told.party), ref: refOf(event), ...told, ...changeOf(event, turns) }];
  });
}

/** What an event changes of whose turn it is, and of what stands. */
function changeOf(event: SessionEvent, turns: Turns): Pick<Happening, "next" | "fell"> {
  switch (event.kind) {
    case "offered":
    case "partOffered":
    case "accepted":
    case "rejected": {
      const next = turns.after(event.party);
      const fell = event.kind === "rejected" && turns.isRequired(event.party) ? event.offer : undefined;
      return { ...(next !== null && { next }), ...(fell !== undefined && { fell: offerRef(fell) }) };
    }
    case "withdrawn":
    case "declined":
      return { fell: offerRef(event.offer) };
    default:
      return {};
  }
}

const offerRef = (offer: number): string => `offer/${offer}`;

const refOf = (event: SessionEvent): string =>
  event.kind === "offered" || event.kind === "partOffered" ? offerRef(event.offer) : `event/${event.seq}`;

type Told = Occurrence & Pick<Happening, "party">;

function occurrenceOf(event: SessionEvent, outcomes: ReadonlyMap<number, Outcome>): Told | null {
  switch (event.kind) {
    case "offered":
      return { kind: "offer", party: event.party, outcome: event.outcome };
    case "partOffered":
      return { kind: "partOffer", party: event.party };
    case "accepted":
    case "confirmed":
      return { kind: "acceptance", party: event.party };
    case "rejected":
    case "declined":
      return { kind: "refusal", party: event.party, outcome: (event.offer === undefined ? undefined : outcomes.get(event.offer)) ?? null };
    case "withdrawn":
      return { kind: "withdrawal", party: event.party };
    case "stated":
      return { kind: "statement", party: partyOf(event.by), outcome: null };
    case "meetingOpened":
      return { kind: "meeting", party: partyOf(event.by) };
    case "opened":
    case "wasReset":
    case "agreed":
    case "endedWithoutAgreement":
      return { kind: "sitting", party: null };
    case "paused":
      return { kind: "pause", party: partyOf(event.by) };
    case "walkedAway":
      return { kind: "exit", party: event.party };
    default:
      return null;
  }
}

const partyOf = (by: Actor): PartyId | null => (by.kind === "party" ? by.party : null);

/** Relative time by the turns of each party, as the session counts it. */
class SessionClocks {
  #deadline: Deadline = {};
  #openedAt: string | null = null;
  readonly #byParty = new Map<PartyId, EventClock>();

  tick(event: SessionEvent): void {
    if (event.kind === "opened") [this.#deadline, this.#openedAt] = [event.setup.deadline, event.at];
    if (event.kind === "deadlineMoved") this.#deadline = event.deadline;
    if (event.kind === "wasReset") this.#reset(event);
    if ("party" in event) this.#byParty.set(event.party, tick(this.#clock(event.party), event));
  }

  timeOf({ at }: SessionEvent, party: PartyId | null): number | null {
    if (this.#deadline.rounds === undefined && this.#deadline.at === undefined) return null;
    const clocks = party === null ? [...this.#byParty.values()] : [this.#clock(party)];
    return clocks.reduce((latest, clock) => Math.max(latest, turnTime(clock, this.#deadline, at)), 0);
  }

  #clock(party: PartyId): EventClock {
    return this.#byParty.get(party) ?? { ...startClock(party), openedAt: this.#openedAt };
  }

  #reset(event: SessionEvent): void {
    const { at, ...others } = this.#deadline;
    // [P5] An instant that has passed is no deadline any more.
    if (at !== undefined && event.at >= at) this.#deadline = others;
    for (const [party, clock] of this.#byParty) this.#byParty.set(party, tick(clock, event));
  }
}
