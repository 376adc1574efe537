import type {
  Analysis,
  Case,
  EquivalentOffer,
  GuardReading,
  Improvement,
  ImproveRefusal,
  Outcome,
  PartyId,
  Perspective,
  PerspectiveRefusal,
  Result,
  StandpointRefusal,
  TalksMoment,
  Verdict,
  AssessRefusal,
} from "@detente/engine";
import type { Problem, TextFile } from "@detente/engine/case-file";

/** A case that the engine holds under a name, so that it crosses to the thread once and not with every question. */
export interface Held {
  readonly hold: string;
}

export interface ReadCase {
  readonly case: Case;
  /** The same as the file holds it, for edits field by field. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly warnings: readonly Problem[];
}

/** What is worth how much: to each party of whom the perspective knows something, in its own points; null: of that one nothing is known. */
export type Worth = readonly (number | null)[];

export interface Assessed {
  readonly verdict: Verdict;
  readonly equivalents: readonly EquivalentOffer[];
}

export type AssessProblem = StandpointRefusal | AssessRefusal;

/**
 * What can be asked of the engine, by name. Everything crosses between threads: plain values only. "quick" ones are answered within a frame
 * or a few, and the latest is what counts; "slow" ones tell how far they are and can be given up.
 */
export interface Questions {
  readonly read: { readonly speed: "quick"; readonly asked: TextFile; readonly answer: Result<ReadCase, readonly Problem[]> };
  /** A case file, or a domain and then its profiles; which is which is seen from what stands in them. */
  readonly import: {
    readonly speed: "quick";
    readonly asked: readonly TextFile[];
    readonly answer: Result<ReadCase, readonly Problem[]>;
  };
  readonly write: { readonly speed: "quick"; readonly asked: Held; readonly answer: string };
  readonly worth: {
    readonly speed: "quick";
    readonly asked: Held & { readonly perspective: Perspective; readonly outcomes: readonly Outcome[] };
    readonly answer: readonly Worth[];
  };
  readonly guard: {
    readonly speed: "quick";
    readonly asked: Held & { readonly party: PartyId; readonly outcome: Outcome };
    readonly answer: GuardReading | null;
  };
  readonly improve: {
    readonly speed: "quick";
    readonly asked: Held & { readonly perspective: Perspective; readonly outcome: Outcome };
    readonly answer: Result<Improvement, ImproveRefusal | PerspectiveRefusal>;
  };
  readonly analyse: {
    readonly speed: "slow";
    readonly asked: Held & { readonly perspective: Perspective; readonly axes: readonly [PartyId, PartyId] | null };
    readonly answer: Result<Analysis, PerspectiveRefusal>;
  };
  readonly assess: {
    readonly speed: "slow";
    readonly asked: Held & { readonly moment: TalksMoment; readonly seed: number };
    readonly answer: Result<Assessed, AssessProblem>;
  };
}

export type QuestionName = keyof Questions;
export type Asked<Name extends QuestionName> = Questions[Name]["asked"];
export type Answer<Name extends QuestionName> = Questions[Name]["answer"];

/** How far a slow question is: what is being done, 0 to 1 of it. */
export interface Step {
  readonly doing: string;
  readonly share: number;
}
