import type { Ending, Outcome, PartyView, Seat, SessionEvent } from "@detente/engine";

/** What is written to a program, one object a line. docs/outside-strategies.md tells its authors the same. */
export type ToProgram =
  | {
      readonly kind: "init";
      /** Version of this list of messages. */
      readonly protocol: 1;
      readonly seat: Seat;
      readonly time: TimeAllowed;
      /** Utility of no agreement, in the party's points; not a number, which JSON writes as null, where no outcome is admissible. */
      readonly reservationValue: number;
      /** Outcomes the party may offer, from its best to its worst: all of them, or so many, evenly spread over its points. */
      readonly outcomes: readonly RankedOutcome[];
      /** For programs that draw: equal in equal games. 0 to 2^32 - 1. */
      readonly seed: number;
    }
  | { readonly kind: "event"; readonly event: SessionEvent }
  | {
      readonly kind: "act";
      readonly view: PartyView;
      /** What each standing offer is worth to the party, by the number of the offer; those it may accept only. */
      readonly worth: Readonly<Record<string, number>>;
      readonly time: TimeAllowed;
    }
  | { readonly kind: "end"; readonly ending: Ending | null };

/** Milliseconds. */
export interface TimeAllowed {
  /** For the answer to this message. */
  readonly move: number;
  /** For all answers together, this one included. */
  readonly game: number;
}

export interface RankedOutcome {
  readonly outcome: Outcome;
  /** In the party's points. */
  readonly utility: number;
}

/** What a program answers to `init`. Recorded with the game. */
export interface Ready {
  readonly name: string;
  readonly version: number;
}
