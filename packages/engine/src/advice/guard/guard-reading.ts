import type { Outcome } from "../../model/combination.ts";
import type { IssueId, OptionId, PartyId } from "../../model/ids.ts";

/** What speaks against sending an offer, seen by the party that is about to send it. A plain value; points are that party's own. */
export interface GuardReading {
  readonly detente: 1;
  readonly party: PartyId;
  readonly outcome: Outcome;
  /** What the offer is worth, without discount. */
  readonly utility: number;
  /** What it must be worth now: no agreement, with the discount until now on top. Null where the brief says nothing of no agreement. */
  readonly least: number | null;
  /** Empty: nothing speaks against it. In the order of the kinds below. */
  readonly flags: readonly Flag[];
  /** What could not be looked into, and why. */
  readonly unchecked: readonly Unchecked[];
}

export type Flag = BelowWalkAway | CrossesRedLine | Dominated | OutOfProportion;

/** Worth less than no agreement, which loses nothing by waiting. */
export interface BelowWalkAway {
  readonly kind: "belowWalkAway";
  /** How much is missing. */
  readonly short: number;
  readonly places: readonly Place[];
  readonly cure: Cure | null;
}

export interface CrossesRedLine {
  readonly kind: "redLine";
  /** Its id and name in the brief. */
  readonly redLine: string;
  readonly name: string;
  /** The issues on which the offer has what the line forbids. */
  readonly places: readonly Place[];
  readonly cure: Cure | null;
}

/** Something else is better for this party and, by its estimates, no worse for the others. The cure is the best such for this party. */
export interface Dominated {
  readonly kind: "dominated";
  readonly gain: number;
  /** What the others gain by it, each in points of its own scale as estimated; 0 or more. */
  readonly others: readonly { readonly party: PartyId; readonly gain: number }[];
  readonly places: readonly Place[];
  readonly cure: Cure;
}

/** More is given than what came back warrants: see `proportion`. */
export interface OutOfProportion {
  readonly kind: "outOfProportion";
  /** The counterpart that gave most, and what its offers came up by over the window. */
  readonly counterpart: PartyId;
  readonly came: number;
  /** What this offer gives against the last own one. */
  readonly gives: number;
  /** The same over the window, this offer included. */
  readonly gave: number;
  /** How much might have been given. */
  readonly allowed: number;
  readonly places: readonly Place[];
  readonly cure: Cure | null;
}

/** An issue of the offer, and what its option there costs this party. */
export interface Place {
  readonly issue: IssueId;
  readonly option: OptionId;
  /** Against the best option of the issue, or, for a concession, against the last own offer; issues that act together left out. */
  readonly lost: number;
}

/** What could be sent instead. */
export interface Cure {
  readonly outcome: Outcome;
  readonly utility: number;
  readonly changes: readonly { readonly issue: IssueId; readonly from: OptionId; readonly to: OptionId }[];
}

export interface Unchecked {
  readonly check: Flag["kind"];
  /**
   * "noReservation": the brief says nothing of no agreement. "noEstimate": it has none of any counterpart. "tooLarge": too many issues
   * depend on each other. "notAdmissible": nothing that the party could sign is left. "noRoom": nothing that it could sign is worth more
   * than the least it may settle for. "noOffers": there is no own offer, or none of a counterpart, to compare with.
   */
  readonly reason: "noReservation" | "noEstimate" | "tooLarge" | "notAdmissible" | "noRoom" | "noOffers";
}
