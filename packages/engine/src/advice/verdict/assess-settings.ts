import type { PartyId } from "../../model/ids.ts";

export interface AssessSettings {
  /** Any whole number; the same seed gives the same verdict. */
  readonly seed: number;
  /** Who has made the offer, where it is not on the table: said in the corridor, or announced before the table may settle anything. */
  readonly offeredBy?: PartyId;
  /** Draws of the counterparts, each played to the end. Absent: 60, or 12 in spaces of more than 5,000 outcomes, or 8 of more than two million. */
  readonly playOuts?: number;
  /** How likely the others come back after a pause, 0 to 1. Absent: 0.8. */
  readonly returnChance?: number;
  /** How many counter-offers to look for. */
  readonly counterOffers: number;
  /** Whether to look for what would flip the word, which takes several verdicts. */
  readonly flips: "listed" | "leftOut";
  /** Told what is being done, and how far it is. */
  readonly progress?: (step: AssessStep, done: number, of: number) => void;
}

/** Play-outs are played against the counterparts that were drawn: the talks that go on, and where it matters a meeting to come. */
export type AssessStep = "counterparts" | "goingOn" | "comingBack" | "flips";

/** Nobody has counted how often counterparts come back after a pause; it is an assumption, and the flips say what hangs on it. */
export const RETURN_CHANCE = 0.8;
