import type { Outcome } from "../../model/combination.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Scene } from "../scene.ts";
import type { Seat } from "../strategy.ts";

/**
 * What to offer (the bidding strategy of Baarslag and others 2014). Memory is a plain value, as JSON carries it, and is never
 * changed in place; where nothing changes, `observe` gives back the very same one. It is made anew when the talks begin afresh: by `init`
 * after a reset; after an amendment or a revision of the own brief, while time goes on, by `afresh`.
 */
export interface OfferingPolicy<Memory> {
  /** As the registry lists it, with the parameters that are not at their default: "aspiration(e=0.5)". */
  readonly name: string;
  /** With its parameters put in. */
  readonly formula: string;
  /** Raised whenever it would do otherwise. */
  readonly version: number;
  init(seat: Seat): Memory;
  /** Keeps what tells the time, and forgets all else. Absent where nothing in the memory tells the time: `init` will do. */
  afresh?(memory: Memory, seat: Seat): Memory;
  /** Sees every event its party may see, its own included. `seat` as it stands after the event. */
  observe(memory: Memory, event: SessionEvent, seat: Seat): Memory;
  /**
   * What it would offer now: admissible, and not below the reservation value. Null: it makes no offer this time. May be asked
   * without the offer being made, and is then asked again next time: what counts is the `offered` event.
   */
  offer(memory: Memory, scene: Scene): Outcome | null;
}
