import type { Rng } from "../lib/rng.ts";
import type { Deed } from "../session/action.ts";
import type { SessionEvent } from "../session/event.ts";
import type { MediatorView } from "../session/view.ts";

/** Moves for the mediator, where a protocol has one: as a strategy does for a party, from what a mediator may see. */
export interface Mediator<Memory = unknown> {
  readonly name: string;
  /** Raised whenever it would act differently. */
  readonly version: number;
  init(): Memory;
  observe(memory: Memory, event: SessionEvent): Memory;
  /** Asked when no party is due. Null: it has nothing more to do, and the game is closed. */
  act(memory: Memory, view: MediatorView, rng: Rng): Deed | null;
}
