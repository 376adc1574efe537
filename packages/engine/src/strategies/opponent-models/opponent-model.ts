import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Seat } from "../strategy.ts";

/**
 * What one counterpart seems to want, learned from what it does. Memory as in OfferingPolicy, except that it outlasts resets and
 * revisions of the own brief: only an amendment makes it anew, by `afresh`.
 */
export interface OpponentModel<Memory> {
  readonly name: string;
  readonly formula: string;
  readonly version: number;
  init(seat: Seat, counterpart: PartyId): Memory;
  afresh?(memory: Memory, seat: Seat): Memory;
  observe(memory: Memory, event: SessionEvent, seat: Seat): Memory;
  estimate(memory: Memory): AdditiveEstimate;
}

/** A guess at a counterpart's utility function, as a sum over issues. */
export interface AdditiveEstimate {
  /** [issue][option]. The sum over an outcome is its estimated utility, 0 (worst) to 1 (best). */
  readonly scores: readonly ArrayLike<number>[];
  /** How many offers it rests on; 0: it is a mere assumption. */
  readonly strength: number;
}
