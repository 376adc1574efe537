import type { Rng } from "../../lib/rng.ts";
import type { PartyView } from "../../session/view.ts";

/** Whether to leave the table without an agreement. Asked once a turn, where the party does not accept. */
export interface WalkAwayPolicy {
  readonly name: string;
  readonly formula: string;
  readonly version: number;
  walksAway(outlook: Outlook): boolean;
}

export interface Outlook {
  readonly view: PartyView;
  readonly rng: Rng;
  /** "none": no admissible outcome is worth the reservation value. */
  readonly rational: "some" | "none";
}
