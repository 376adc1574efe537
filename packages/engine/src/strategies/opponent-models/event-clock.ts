import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Deadline } from "../../session/setup.ts";

/** What tells relative time to whom sees events and no view. A plain value. */
export interface EventClock {
  /** Whose turns are counted. */
  readonly party: PartyId;
  /** ISO time; null where the opening was not seen. */
  readonly openedAt: string | null;
  /** Turns of that party in this sitting, up to the event seen last. */
  readonly turns: number;
}

export const startClock = (party: PartyId): EventClock => ({ party, openedAt: null, turns: 0 });

/** The clock after one more event; the very same one where nothing changes. */
export function tick(clock: EventClock, event: SessionEvent): EventClock {
  switch (event.kind) {
    case "opened":
      return { ...clock, openedAt: event.at };
    case "offered":
    case "partOffered":
    case "accepted":
    case "rejected":
      return event.party === clock.party ? { ...clock, turns: clock.turns + 1 } : clock;
    case "wasReset":
      return { ...clock, turns: 0 };
    default:
      return clock;
  }
}

/**
 * Relative time, 0 to 1, of the turn that was seen last and took place at that time. As the session counts it [T2], where each party acts
 * once a round; 0 without a deadline.
 */
export function turnTime({ openedAt, turns }: EventClock, deadline: Deadline, at: string): number {
  const rounds = Math.max(0, turns - 1);
  const entered = deadline.roundTime === "entered" ? 1 : 0;
  const inRounds = deadline.rounds === undefined ? 0 : (rounds + entered) / (deadline.rounds + entered);
  if (deadline.at === undefined || openedAt === null) return Math.min(1, inRounds);
  const start = Date.parse(openedAt);
  const whole = Date.parse(deadline.at) - start;
  return Math.min(1, Math.max(inRounds, whole > 0 ? (Date.parse(at) - start) / whole : 1));
}
