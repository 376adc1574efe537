import type { Circumstances, Combination, Outcome } from "./combination.ts";
import type { GroundworkBar } from "./groundwork-bar.ts";
import type { Issue } from "./issue.ts";
import type { IssueId, PartyId, StateId, StepId, UnknownId } from "./ids.ts";
import type { Preferences } from "./preferences.ts";
import type { Alternative } from "./alternative.ts";
import type { Quantity } from "./quantity.ts";
import type { RecordEntry } from "./record-entry.ts";
import type { Step, StepWorth } from "./step.ts";

/** Everything given before the talks: a public part, and one private brief a party. A plain value that JSON can carry. */
export interface Case {
  /** Version of the case format. */
  readonly detente: 1;
  readonly title: string;
  /** BCP 47 tag of the language the texts are in. */
  readonly language: string;
  readonly summary?: string;
  /** What in this case is documented fact, and what is an analyst's assumption. */
  readonly provenance?: { readonly facts?: string; readonly assumptions?: string };
  /** In the order in which results list their numbers. At least two. */
  readonly parties: readonly Party[];
  readonly groups: readonly Group[];
  /** At least one. */
  readonly issues: readonly Issue[];
  /** Combinations that cannot be. They narrow the outcome space for everybody. */
  readonly constraints: readonly Rule[];
  /** Questions of fact that nobody, or not everybody, can answer yet. */
  readonly unknowns: readonly Unknown[];
  readonly tracks: readonly Track[];
  /** Packages that somebody has put forward in public, to be compared with what is possible. */
  readonly positions: readonly Position[];
  /** What happened before, during and after the talks, in the order of the file. */
  readonly record: readonly RecordEntry[];
  /** What could be carried out step by step. */
  readonly steps: readonly Step[];
  readonly sources: readonly Source[];
  /** At most one a party; a party without a brief has no known preferences. */
  readonly briefs: Readonly<Partial<Record<PartyId, Brief>>>;
  /** By language, then by the path of the text ("issues.price.name"). */
  readonly translations?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Party {
  readonly id: PartyId;
  readonly name: string;
  readonly description?: string;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

export interface Unknown {
  readonly id: UnknownId;
  readonly name: string;
  readonly description?: string;
  /** Exactly one of them is true. At least two. */
  readonly states: readonly { readonly id: StateId; readonly name: string; readonly description?: string }[];
  readonly sources?: readonly string[];
}

/** One line of talks on this case, such as a summit, or the working level that prepares it. */
export interface Track {
  readonly id: string;
  readonly name: string;
  readonly level: "summit" | "working";
  readonly description?: string;
  /** The issues on its table; all of them where absent. */
  readonly issues?: readonly IssueId[];
  /** The track whose table this one prepares. */
  readonly reportsTo?: string;
  /** What those that report to it must have reached before it may settle anything. */
  readonly bar?: GroundworkBar;
  /** What it has reached, as whoever wrote the case reads it. */
  readonly reached?: Reached;
  /** ISO dates. */
  readonly from?: string;
  readonly to?: string;
}

/** The rest of the issues of a track are open. No issue is in both lists. */
export interface Reached {
  readonly settled: readonly IssueId[];
  /** Discussed down to a few options, none of them agreed. */
  readonly bracketed: readonly IssueId[];
  /** Rounds of talks, or meetings. */
  readonly rounds?: number;
}

export interface Position {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** Whose position it is, where it is one party's. */
  readonly party?: PartyId;
  /** ISO date. */
  readonly date?: string;
  readonly outcome: Outcome;
  readonly sources?: readonly string[];
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  /** http or https. */
  readonly url?: string;
  /** ISO date. */
  readonly date?: string;
  readonly note?: string;
}

/** A combination that is ruled out, or one that demands another. */
export type Rule = RuleTexts &
  (
    | { readonly kind: "forbid"; readonly forbid: Combination }
    | { readonly kind: "require"; readonly if: Combination; readonly then: Combination }
  );

/** A rule that a party holds itself to, whatever an outcome is worth. */
export type RedLine = Rule & {
  /**
   * Evidence that lifts it: it binds until the party holds these circumstances with at least this probability, above 0 and at most 1,
   * in the likely figures of its probabilities. Absent: it always binds. Which lines bind, red-lines-in-force.ts decides.
   */
  readonly until?: { readonly given: Circumstances; readonly probability: number };
};

interface RuleTexts {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly sources?: readonly string[];
}

/** What one party alone is told. */
export interface Brief {
  readonly notes?: string;
  readonly preferences: Preferences;
  /** What this party has if there is no agreement: one figure, or courses of action of which it would take the best. */
  readonly noAgreement?: NoAgreement;
  /** Outcomes this party will not accept whatever they are worth. */
  readonly redLines: readonly RedLine[];
  /** How likely this party holds each state of each unknown, 0 to 1. A party that says nothing holds all states equally likely. */
  readonly probabilities: Probabilities;
  readonly steps: StepWorths;
  /** What it costs this party to stop half-way and keep what it has, such as reputation or a deposit; points, 0 or more. Absent: 0. */
  readonly breakingCost?: Quantity;
  /** What this party believes of the others. */
  readonly estimates: Readonly<Partial<Record<PartyId, Estimate>>>;
}

export type Probabilities = Readonly<Partial<Record<UnknownId, Readonly<Record<StateId, Quantity>>>>>;

/** Of own steps the cost, of others' the value. Of a step that is absent nothing is stated, and no exchange can be planned with it. */
export type StepWorths = Readonly<Partial<Record<StepId, StepWorth>>>;

export type NoAgreement =
  | { readonly kind: "reservationValue"; readonly reservationValue: Quantity }
  | { readonly kind: "alternatives"; readonly alternatives: readonly Alternative[] };

export interface Estimate {
  readonly notes?: string;
  readonly preferences: Preferences;
  readonly noAgreement?: NoAgreement;
  readonly redLines: readonly RedLine[];
  readonly probabilities: Probabilities;
  readonly steps: StepWorths;
  readonly breakingCost?: Quantity;
}
