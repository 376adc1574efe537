import type { Outcome } from "../../model/combination.ts";
import type { IssueId, PartyId, StateId, UnknownId } from "../../model/ids.ts";
import type { AlternativesReading } from "../alternatives/alternatives-reading.ts";
import type { CounterOffer } from "../counter-offers/counter-offer.ts";
import type { Outlook } from "../going-on/outlook.ts";
import type { Band } from "../going-on/weighted-band.ts";
import type { BarLine } from "../groundwork/bar-lines.ts";
import type { Flip } from "./flip.ts";
import type { ConditionName } from "./verdict-rule.ts";
import type { VerdictWord } from "./verdict-word.ts";

/** What one party had better do with an offer, and everything that says so. A plain value; all points are that party's own. */
export interface Verdict {
  readonly detente: 1;
  readonly party: PartyId;
  readonly word: VerdictWord;
  /** The row of the rule that decided (1 for the first), and the conditions it found. */
  readonly row: number;
  readonly conditions: readonly { readonly name: ConditionName; readonly holds: boolean }[];
  /** Share of the draws of the party's own ranges in which the word is the same; null where its brief states no ranges. */
  readonly steadiness: number | null;
  readonly offer: OfferReading;
  readonly reservation: ReservationReading;
  readonly goingOn: Outlook;
  /** Null where nothing stands in the way, and going on pays, so that nobody asks. */
  readonly comingBack: ComingBack | null;
  /** Estimated chance that some package is better for everybody than no agreement. */
  readonly zopa: number;
  readonly obstacles: readonly Obstacle[];
  /** Best first. */
  readonly counterOffers: readonly CounterOffer[];
  /** Null where they were not asked for. */
  readonly flips: readonly Flip[] | null;
  readonly cautions: readonly VerdictCaution[];
}

export interface OfferReading {
  readonly outcome: Outcome;
  /** Expected over the unknowns, by the likely figures, at this time; and the band over the ranges. */
  readonly value: number;
  readonly band: Band | null;
  /** Value less the reservation value. */
  readonly margin: number;
  /** Red lines in force that it crosses, those that the party has overridden left out. */
  readonly crosses: readonly CrossedLine[];
  /** Public constraints that it breaks. */
  readonly breaks: readonly { readonly id: string; readonly name: string }[];
  readonly unknowns: readonly OfferUnknown[];
}

export interface CrossedLine {
  readonly id: string;
  readonly name: string;
  /** What would lift it: how likely its party would have to hold these states, and how likely it does. Null: nothing. */
  readonly gate: {
    readonly given: Readonly<Partial<Record<UnknownId, readonly StateId[]>>>;
    readonly needed: number;
    readonly held: number;
  } | null;
}

/** What the offer is worth in each state of an unknown. Only unknowns that make a difference, the one that makes most first. */
export interface OfferUnknown {
  readonly unknown: UnknownId;
  readonly states: readonly {
    readonly state: StateId;
    readonly probability: number;
    readonly value: number;
    /** Whether the offer would be worth accepting if this state were certain: no red line crossed, and worth no less than no agreement. */
    readonly isAcceptable: boolean;
  }[];
  /**
   * How it sinks the offer: "worth": in its best state the offer would be acceptable, as things stand it is not. "line": it keeps a red line
   * in force. "share": it takes from an offer that is not acceptable anyway. "none": the offer is acceptable.
   */
  readonly sinks: "worth" | "line" | "share" | "none";
  /** What the expected value is below that of the best state. */
  readonly cost: number;
}

export interface ReservationReading {
  readonly value: number;
  readonly band: Band | null;
  readonly source: "stated" | "alternatives" | "worstOutcome";
  /** Where alternatives are stated: each with its certainty equivalent, and how likely each chance would have to be for it to be as good as the offer. */
  readonly alternatives: AlternativesReading | null;
}

export interface ComingBack extends Outlook {
  /** How likely the others are taken to come back. */
  readonly returnChance: number;
  /** Mean with that chance: what a pause is worth. */
  readonly value: number;
}

/** What keeps the talks from being brought to an end now. */
export type Obstacle =
  /** So many offers of the party would still be answered: none. */
  | { readonly kind: "deadline"; readonly offersLeft: number }
  | { readonly kind: "groundwork"; readonly missing: readonly BarLine[]; readonly roundsLeft: number | null }
  | { readonly kind: "mandate"; readonly issues: readonly IssueId[] }
  | { readonly kind: "stalled"; readonly party: PartyId; readonly points: number };

export type VerdictCaution =
  /** The brief has no estimate of this party: it was taken to want more or less the opposite. */
  | { readonly kind: "noEstimate"; readonly party: PartyId }
  | { readonly kind: "noReservation" }
  /** Few of the counterparts that were drawn explain what has been offered. */
  | { readonly kind: "fewExplain"; readonly effective: number }
  /** The estimates say that an agreement is likely, yet the talks have come to nothing so far: see what the numbers leave out. */
  | {
      readonly kind: "modelPredictsAgreement";
      readonly check: readonly ("sequencing" | "undeclared" | "leverage" | "mandate" | "audiences")[];
    }
  /** The offer can be signed as it stands, but by the estimates a pause would bring more, if the others come back. */
  | { readonly kind: "pauseWorthMore"; readonly pause: number; readonly offer: number }
  /** Play-outs of talks by turns stand in for a protocol that strategies do not play. */
  | { readonly kind: "otherProtocol" };
