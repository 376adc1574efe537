import type { Brief, Rule } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import type { IssueId, OptionId, PartyId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Actor } from "./actor.ts";
import type { SessionSetup } from "./setup.ts";

/** What an actor asks for. Only `decide` says what becomes of it. */
export type Action = { readonly by: Actor } & Deed;

export type ActionKind = Deed["kind"];

export type Deed =
  | { readonly kind: "open"; readonly setup: SessionSetup; readonly briefHashes?: Readonly<Partial<Record<PartyId, string>>> }
  | { readonly kind: "offer"; readonly outcome: Outcome; readonly message?: string }
  | { readonly kind: "offerPart"; readonly options: PartialOutcome; readonly message?: string }
  | { readonly kind: "accept"; readonly offer: number; readonly adReferendum?: true }
  | { readonly kind: "reject"; readonly offer?: number }
  | { readonly kind: "withdraw"; readonly offer: number }
  | { readonly kind: "confirm" }
  | { readonly kind: "decline" }
  | { readonly kind: "overrideRedLine"; readonly redLine: string; readonly reason: string }
  | { readonly kind: "giveMandate"; readonly issues: readonly IssueId[] }
  | {
      readonly kind: "message";
      readonly to: "table" | "delegation" | "caucus";
      readonly party?: PartyId;
      readonly text: string;
      readonly isBinding?: true;
    }
  | { readonly kind: "state"; readonly speaker: string; readonly text: string; readonly date: string; readonly source?: string }
  | { readonly kind: "openMeeting"; readonly title?: string }
  | { readonly kind: "closeMeeting" }
  | { readonly kind: "pause"; readonly reason?: string; readonly until?: string }
  | { readonly kind: "resume" }
  | { readonly kind: "reset"; readonly reason?: string }
  | { readonly kind: "walkAway"; readonly reason?: string }
  | { readonly kind: "tick" }
  | { readonly kind: "moveDeadline"; readonly rounds?: number; readonly deadlineAt?: string }
  | { readonly kind: "proposeText"; readonly issue: IssueId; readonly option: OptionId; readonly text: string }
  | { readonly kind: "agreeText"; readonly issue: IssueId; readonly option: OptionId }
  | { readonly kind: "bracketText"; readonly issue: IssueId; readonly option: OptionId }
  | { readonly kind: "reportGroundwork"; readonly report: GroundworkReport }
  | { readonly kind: "overrideGroundwork"; readonly reason: string }
  | { readonly kind: "amend"; readonly issues: readonly Issue[]; readonly constraints: readonly Rule[]; readonly mapping: IssueMapping }
  | { readonly kind: "reviseBrief"; readonly brief: Brief; readonly briefHash?: string }
  | { readonly kind: "putText"; readonly outcome: Outcome; readonly draw?: number }
  | { readonly kind: "vote"; readonly text: number; readonly vote: Vote }
  | { readonly kind: "proposeAgreement" }
  | { readonly kind: "suggest"; readonly outcome: Outcome }
  | { readonly kind: "answer"; readonly suggestion: number; readonly answer: "yes" | "no" }
  | { readonly kind: "bid"; readonly amount: number }
  | { readonly kind: "optIn"; readonly briefHash?: string }
  | { readonly kind: "optOut" }
  | { readonly kind: "proposeImprovement"; readonly outcome: Outcome; readonly until: string }
  | { readonly kind: "proposeNothing" }
  | { readonly kind: "answerImprovement"; readonly answer: "yes" | "no" };

export type PartialOutcome = Readonly<Partial<Record<IssueId, OptionId>>>;

export interface Vote {
  readonly is: "accept" | "reject";
  readonly strength: "strong" | "weak";
}

/** The state of a working-level session in public terms. */
export interface GroundworkReport {
  readonly track: string;
  /** Issues by how far they are. */
  readonly settled: number;
  readonly bracketed: number;
  readonly open: number;
  /** Held in its sitting: completed rounds, or meetings where its protocol has no rounds [G5]. */
  readonly rounds: number;
  /** Milliseconds until that session's deadline; null where it has none. */
  readonly timeLeft: number | null;
}

/** What old issues and options are called now. An issue that is absent keeps its id and its options; null: gone. */
export type IssueMapping = Readonly<Partial<Record<IssueId, MappedIssue | null>>>;

export interface MappedIssue {
  readonly issue: IssueId;
  /** Options whose id changes; null: gone. */
  readonly options: Readonly<Partial<Record<OptionId, OptionId | null>>>;
}
