import type { StateId, UnknownId, PartyId } from "../../model/ids.ts";
import type { VerdictWord } from "./verdict-word.ts";

/** A change of the inputs that changes the word, as small as it may be. */
export interface Flip {
  readonly word: VerdictWord;
  /** One change, or two together neither of which does it alone. */
  readonly changes: readonly InputChange[];
  /** The larger of the changes as a share of how far it could go, 0 to 1: small means that little would do. */
  readonly size: number;
}

export type InputChange =
  /** The offer worth so many points more (or, below 0, less). */
  | { readonly kind: "offerWorth"; readonly by: number; readonly from: number; readonly to: number }
  | { readonly kind: "reservation"; readonly from: number; readonly to: number }
  /** How likely the party holds a state. */
  | { readonly kind: "probability"; readonly unknown: UnknownId; readonly state: StateId; readonly from: number; readonly to: number }
  | { readonly kind: "redLine"; readonly id: string; readonly name: string }
  /** The groundwork done, or the bar overridden. */
  | { readonly kind: "groundwork" }
  | { readonly kind: "rounds"; readonly from: number; readonly to: number }
  | { readonly kind: "returnChance"; readonly from: number; readonly to: number }
  /** What no agreement is worth to a counterpart, as estimated, in its own points. */
  | { readonly kind: "theirReservation"; readonly party: PartyId; readonly from: number; readonly to: number };
