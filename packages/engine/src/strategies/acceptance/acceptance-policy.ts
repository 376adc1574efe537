import type { Outcome } from "../../model/combination.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Scene } from "../scene.ts";
import type { Seat } from "../strategy.ts";

/** Whether to accept (the acceptance condition of Baarslag and others 2014). Memory as in OfferingPolicy. */
export interface AcceptancePolicy<Memory> {
  readonly name: string;
  readonly formula: string;
  readonly version: number;
  init(seat: Seat): Memory;
  afresh?(memory: Memory, seat: Seat): Memory;
  observe(memory: Memory, event: SessionEvent, seat: Seat): Memory;
  /** Asked only about outcomes that are admissible and not below the reservation value. */
  accepts(memory: Memory, scene: Scene, answering: Answering): boolean;
}

/** An offer that waits for an answer. */
export interface Answering {
  readonly offered: Outcome;
  /** Own utility of what is offered, in points. */
  readonly utility: number;
  /** What the offering policy would offer now instead; null: nothing. Computed when first read. */
  readonly next: Outcome | null;
}
