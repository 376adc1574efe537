import type { Probabilities } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";

/** Inputs of a verdict put otherwise than they stand. Points are the party's own. */
export interface WhatIf {
  /** Added to what the offer is worth, and to what no agreement is worth. */
  readonly offerWorth: number;
  readonly reservation: number;
  /** In place of the party's own, of the unknowns named. */
  readonly probabilities: Probabilities;
  /** Red lines left out. */
  readonly dropped: readonly string[];
  readonly isGroundworkDone: boolean;
  /** Added to the rounds of the talks. Continuations have to be played anew for it: see putInto. */
  readonly rounds: number;
  /** In place of the one in the settings; null: that. */
  readonly returnChance: number | null;
  /** Added to what no agreement is worth to counterparts, in their own points. */
  readonly theirReservation: Readonly<Partial<Record<PartyId, number>>>;
}

export const AS_IT_STANDS: WhatIf = {
  offerWorth: 0,
  reservation: 0,
  probabilities: {},
  dropped: [],
  isGroundworkDone: false,
  rounds: 0,
  returnChance: null,
  theirReservation: {},
};
