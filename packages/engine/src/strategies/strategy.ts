import type { Rng } from "../lib/rng.ts";
import type { Brief, Rule, Unknown } from "../model/case.ts";
import type { PartyId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Deed } from "../session/action.ts";
import type { SessionEvent } from "../session/event.ts";
import type { SessionSetup } from "../session/setup.ts";
import type { PartyView } from "../session/view.ts";

/**
 * Decides for a party: offering policy, acceptance policy, opponent model. It folds what its party sees and does not re-read it:
 * `init` once, `observe` for each event its party may see (its own included, in the order of their happening), `act` when it may
 * act. Memory is a plain value, as JSON carries it, and is never changed in place; what can be computed from the seat alone is
 * remembered elsewhere. It changes nothing of what it is given: others are given the same. Given equal seats, events and generators it does the same on every machine.
 */
export interface Strategy<Memory> {
  /** As the registry lists it, with its parameters: "boulware", "aspiration(e=0.5)". */
  readonly name: string;
  /** Raised whenever it would play differently; recorded with every game. */
  readonly version: number;
  init(seat: Seat): Memory;
  observe(memory: Memory, event: SessionEvent): Memory;
  /** Null: nothing to do before something else happens. */
  act(memory: Memory, view: PartyView, rng: Rng): Move | null;
}

/** What a strategy knows from the beginning: the public part of the case, its party's brief, and how the session is set up. */
export interface Seat {
  readonly party: PartyId;
  readonly issues: readonly Issue[];
  readonly constraints: readonly Rule[];
  readonly unknowns: readonly Unknown[];
  readonly brief: Brief;
  readonly setup: SessionSetup;
}

export interface Move {
  readonly deed: Deed;
  /** Milliseconds of thought before it, in the time of the session; absent: none. */
  readonly wait?: number;
}
