import type { Outcome } from "../model/combination.ts";
import type { IssueId, OptionId, PartyId, StateId, UnknownId } from "../model/ids.ts";
import type { Perspective } from "../model/perspective.ts";
import type { RecordKind } from "../model/record-entry.ts";

/**
 * What could be agreed: the whole result of analysing a case, as JSON carries it. Every list of numbers "by party" follows
 * the order of `parties`. Utilities are expected over unknowns, with ranges at their likely figure; bands stand beside them.
 * Counts that can pass 2^53 are decimal strings.
 */
export interface Analysis {
  /** Version of this format. */
  readonly detente: 1;
  readonly title: string;
  readonly language: string;
  /** Whose numbers these are: every party's own brief, or one party's brief and its estimates of the others. */
  readonly perspective: Perspective;
  readonly model: "full" | "additive";
  readonly seed: number;
  readonly parties: readonly Named<PartyId>[];
  readonly issues: readonly IssueReading[];
  /** Size of the outcome space, after public constraints; where a group of issues is too large to count, all combinations, which is an upper bound. */
  readonly outcomes: string;
  /** How many of them cross no red line. */
  readonly admissible: string;
  readonly reservationValues: readonly number[];
  /** Those of them that were put in place of the stated ones, for a what-if. */
  readonly reservationOverrides: Readonly<Partial<Record<PartyId, number>>>;
  /** By party: 5 % to 95 % of the reservation value where ranges make it uncertain, else null. */
  readonly reservationBands: readonly (Band | null)[];
  /** The point d of the solution formulas: the reservation value, or the worst admissible outcome where that is better; null where the worst is not known. */
  readonly disagreement: readonly number[] | null;
  /** Best and worst utility by party over admissible outcomes; null where none is admissible, or a group of issues is too large to tell. */
  readonly best: readonly number[] | null;
  readonly worst: readonly number[] | null;
  /** By party, the best utility over rational frontier points; null where there is none. */
  readonly ideal: readonly number[] | null;
  readonly frontier: FrontierReading;
  readonly solutions: Readonly<Record<SolutionName, SolutionReading>>;
  /** For two parties: the solutions when lotteries over outcomes may be agreed (upper right hull of the frontier). */
  readonly lotteries: Readonly<Record<SolutionName, LotteryReading>> | null;
  readonly zopa: Zopa;
  /** Distance from the ideal (every party at its best) to the nearest outcome of the ZOPA, each party's shortfall as a share of its best; 0: same interests. Null without a ZOPA, or where a party's best is not above 0. */
  readonly opposition: number | null;
  readonly trades: readonly Logroll[];
  readonly positions: readonly PositionReading[];
  /** All that the perspective knows of, whether they bind or not. */
  readonly redLines: readonly RedLineReading[];
  /** What happened, by date. */
  readonly record: readonly HappeningReading[];
  readonly unknowns: readonly UnknownReading[];
  readonly density: DensityReading | null;
  readonly sensitivity: Sensitivity | null;
  readonly cautions: readonly Caution[];
}

export type SolutionName = "nash" | "egalitarian" | "kalaiSmorodinsky" | "utilitarian";

export interface Named<Id extends string> {
  readonly id: Id;
  readonly name: string;
}

/** 5 % to 95 % of the seeded draws. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

export interface IssueReading extends Named<IssueId> {
  /** Name of the group it is shown under. */
  readonly group: string | null;
  readonly options: readonly OptionReading[];
  /** By party, what part of its whole possible gain hangs on this issue, 0 to 1 (interactions left out). */
  readonly care: readonly number[];
  /** Smallest loss, as a share of its own range on the issue, that the worst-off party must take here: 0 same wish, 0.5 a fair middle exists at best, 1 all or nothing. */
  readonly opposed: number;
}

export interface OptionReading extends Named<OptionId> {
  /** By party, the points this option adds (interactions left out). */
  readonly points: readonly number[];
}

export interface FrontierReading {
  /** Distinct utility vectors. */
  readonly count: number;
  readonly points: readonly FrontierPoint[];
  /** False where a group of tied issues is too large to enumerate: then `points` is empty, and `bounds` says what is known. */
  readonly exact: boolean;
  readonly tooLarge: TooLarge | null;
}

export interface TooLarge {
  readonly issues: readonly IssueId[];
  readonly combinations: string;
  readonly limit: number;
  /** By party, a utility that no outcome exceeds. */
  readonly upperBounds: readonly number[];
}

export interface FrontierPoint {
  readonly utilities: readonly number[];
  /** By party, where ranges make the utility of this outcome uncertain; null where there are none. */
  readonly bands: readonly Band[] | null;
  readonly outcome: Outcome;
  /** How many outcomes share these utilities, this one included. */
  readonly ties: string;
  /** No party likes it less than its reservation value. */
  readonly rational: boolean;
}

export interface SolutionReading {
  readonly formula: string;
  /** All that tie; empty where no frontier point is rational. */
  readonly points: readonly FrontierPoint[];
}

/** An agreed lottery between two outcomes, or one outcome taken for sure. Where lotteries tie, one of them. */
export interface LotteryReading {
  readonly utilities: readonly number[];
  readonly outcomes: readonly { readonly outcome: Outcome; readonly probability: number }[];
}

export interface Zopa {
  /** Exact at any size. */
  readonly exists: boolean;
  /** Outcomes that cross no red line and leave no party below its reservation value. */
  readonly count: string;
  /** Of `outcomes`, 0 to 1. */
  readonly share: number;
  /** False where count and share are a seeded estimate. */
  readonly exact: boolean;
  /** Around share, 95 % (Wilson); null where exact. */
  readonly interval: Band | null;
}

/** Each gives on the issue it cares less about, relative to the other. */
export interface Logroll {
  readonly parties: readonly [PartyId, PartyId];
  /** The first party yields here … */
  readonly firstYields: IssueId;
  /** … and the second here. */
  readonly secondYields: IssueId;
  /** What each gains over meeting halfway on both issues, in its own points. */
  readonly gains: readonly [number, number];
}

export interface PositionReading extends Named<string> {
  readonly party: PartyId | null;
  readonly date: string | null;
  readonly outcome: Outcome;
  readonly utilities: readonly number[];
  readonly bands: readonly Band[] | null;
  readonly rational: boolean;
  /** False where public constraints rule it out. */
  readonly possible: boolean;
  /** Ids of red lines crossed, with whose they are. */
  readonly crosses: readonly { readonly party: PartyId; readonly redLine: string; readonly name: string }[];
  /** How many frontier points are better for some party and worse for none. */
  readonly dominatedBy: number;
}

export interface RedLineReading extends Named<string> {
  readonly party: PartyId;
  /** False where the evidence is in: outcomes may cross it. */
  readonly binds: boolean;
  /** What evidence lifts it; null where none does. */
  readonly until: EvidenceReading | null;
}

/** The line binds until its owner holds all of these together with at least the needed probability. */
export interface EvidenceReading {
  /** Names; of an unknown, any of the states. */
  readonly given: readonly { readonly unknown: string; readonly states: readonly string[] }[];
  readonly needed: number;
  readonly held: number;
}

/** An entry of the record, with the names of its track and its position. */
export interface HappeningReading {
  readonly id: string;
  /** ISO dates of the first and, of what took several, the last day. */
  readonly date: string;
  readonly to: string | null;
  readonly kind: RecordKind;
  readonly party: PartyId | null;
  readonly speaker: string | null;
  readonly text: string;
  readonly track: string | null;
  readonly position: string | null;
  readonly sources: readonly SourceReading[];
}

export interface SourceReading {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly url: string | null;
}

/**
 * What each state of an unknown does to the Nash outcome and to each position: the unknown that sinks a package is the one
 * in some of whose states it is worth less than walking away.
 */
export interface UnknownReading extends Named<UnknownId> {
  readonly states: readonly UnknownState[];
}

export interface UnknownState extends Named<StateId> {
  /** By party, how likely it holds this state. */
  readonly probabilities: readonly number[];
  /** By party, utility of the Nash outcome (the first, where several tie) if this state holds; null where there is none. */
  readonly nash: readonly number[] | null;
  /** [position][party], in the order of `positions`. */
  readonly positions: readonly (readonly number[])[];
}

/** How many outcomes fall in each cell of a grid over two parties' utilities. */
export interface DensityReading {
  /** Indices of the two parties into `parties`: across and up. */
  readonly axes: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  /** Utility at the left edge of column 0 and the right edge of the last; the same for rows, bottom to top. */
  readonly across: Extent;
  readonly up: Extent;
  /** Most that an outcome can lie off its cell, in cells; 0 where exact. */
  readonly error: number;
  /** Only cells that hold something: column, row, how many outcomes (rounded to a double), one of them. */
  readonly cells: readonly { readonly column: number; readonly row: number; readonly count: number; readonly outcome: Outcome }[];
}

export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** What the ranges in the briefs do to the results: seeded draws, each number from its own range, independently. */
export interface Sensitivity {
  /** As many as were made: fewer than asked for where each takes long. */
  readonly draws: number;
  /** Share of draws in which a ZOPA exists. */
  readonly zopaExists: number;
  readonly zopaShare: Measure;
  /** By party: its utility at the Nash outcome of each draw (draws without one left out); null where no draw has one, or the likely figures have none. */
  readonly nash: readonly (Measure | null)[];
  /** Inputs ordered by the size of the move they cause, strongest first. */
  readonly tornado: readonly TornadoBar[];
}

export interface Measure {
  readonly likely: number;
  readonly band: Band;
}

/** One uncertain input at its low and its high end, all others at their likely figure. */
export interface TornadoBar {
  /** "zopaShare", or "nash" with the party whose utility moves. */
  readonly measure: "zopaShare" | "nash";
  readonly party: PartyId | null;
  readonly input: InputName;
  readonly atLow: number | null;
  readonly atHigh: number | null;
}

/** Which number of which brief. */
export interface InputName {
  readonly party: PartyId;
  readonly kind: "weight" | "worth" | "interaction" | "reservation" | "probability";
  readonly issue: IssueId | null;
  /** Option id, curve point, interaction name, unknown and state; empty where the kind and issue say it all. */
  readonly detail: string;
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** A warning about the model itself, by code; words are made at the edge. */
export interface Caution {
  readonly code:
    | "modelPredictsAgreement"
    | "noZopa"
    | "zopaDependsOnRanges"
    | "additiveModel"
    | "scalesNotComparable"
    | "reservationBelowWorst"
    | "groupTooLarge"
    | "uniformProbabilities"
    | "thinEstimate"
    | "zopaEstimated";
  readonly facts: Readonly<Record<string, string | number>>;
}
