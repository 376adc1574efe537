import type { Rng } from "../../lib/rng.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { PartyView } from "../../session/view.ts";
import type { AcceptancePolicy } from "../acceptance/acceptance-policy.ts";
import type { OfferingPolicy } from "../offering/offering-policy.ts";
import type { OpponentModel } from "../opponent-models/opponent-model.ts";
import type { Seat } from "../strategy.ts";
import type { WalkAwayPolicy } from "../walking-away/walk-away-policy.ts";

/** The parts of a strategy. */
export interface Composition {
  readonly name: string;
  /** Of the composition itself; what is recorded of a game counts in the versions of its parts. */
  readonly version: number;
  readonly offering: OfferingPolicy<unknown>;
  /** Where it is the very same object as the offering policy, the two share one memory. */
  readonly acceptance: AcceptancePolicy<unknown>;
  /** Learns about each counterpart by itself. */
  readonly model?: OpponentModel<unknown>;
  /** Absent: it stays until the end. */
  readonly walkAway?: WalkAwayPolicy;
  /** Milliseconds it lets pass before each move; absent: none. */
  readonly wait?: number;
}

export interface ComposedMemory {
  /** With amendments and revisions of the brief. */
  readonly seat: Seat;
  /** Null before. What begins anew is told of it again, since it tells the time. */
  readonly opened: SessionEvent | null;
  readonly offering: unknown;
  readonly acceptance: unknown;
  /** One a counterpart, in the order of the setup's parties. */
  readonly models: readonly unknown[];
}

/** What a composed strategy has in hand when it is asked for a move. */
export interface Acting {
  readonly composition: Composition;
  readonly memory: ComposedMemory;
  readonly view: PartyView;
  readonly rng: Rng;
}
