import type { AcceptancePolicy } from "./acceptance/acceptance-policy.ts";
import type { OfferingPolicy } from "./offering/offering-policy.ts";
import type { OpponentModel } from "./opponent-models/opponent-model.ts";
import type { Seat } from "./strategy.ts";
import type { WalkAwayPolicy } from "./walking-away/walk-away-policy.ts";

/** The parts of a strategy. */
export interface Composition {
  readonly offering: OfferingPolicy<unknown>;
  readonly acceptance: AcceptancePolicy<unknown>;
  /** Learns about each counterpart by itself. */
  readonly model?: OpponentModel<unknown>;
  /** Absent: it stays until the end. */
  readonly walkAway?: WalkAwayPolicy;
}

export interface ComposedMemory {
  readonly seat: Seat;
  readonly offering: unknown;
  readonly acceptance: unknown;
  /** One a counterpart, in the order of the setup's parties. */
  readonly models: readonly unknown[];
}
