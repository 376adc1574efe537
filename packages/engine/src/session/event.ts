import type { Brief, Rule } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import type { IssueId, OptionId, PartyId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { GroundworkReport, IssueMapping, PartialOutcome, Vote } from "./action.ts";
import type { Actor } from "./actor.ts";
import type { Audience } from "./audience.ts";
import type { Deadline, SessionSetup } from "./setup.ts";

/** Something that happened in a session, as it is kept for good. A plain value that JSON can carry. */
export type SessionEvent = EventHead & Fact;

export interface EventHead {
  readonly audience: Audience;
  /** 1, 2, 3 in the log of this audience. */
  readonly seq: number;
  /** ISO time in UTC. */
  readonly at: string;
}

export type EventKind = Fact["kind"];

/** Events without a note of their audience are the table's. */
export type Fact =
  | { readonly kind: "opened"; readonly setup: SessionSetup }
  /** To one party. */
  | { readonly kind: "briefPinned"; readonly party: PartyId; readonly briefHash: string }
  | {
      readonly kind: "offered";
      readonly party: PartyId;
      readonly offer: number;
      readonly outcome: Outcome;
      readonly reopens?: readonly IssueId[];
      readonly message?: string;
    }
  | {
      readonly kind: "partOffered";
      readonly party: PartyId;
      readonly offer: number;
      readonly options: PartialOutcome;
      readonly reopens?: readonly IssueId[];
      readonly message?: string;
    }
  | { readonly kind: "accepted"; readonly party: PartyId; readonly offer: number; readonly adReferendum?: true }
  | { readonly kind: "rejected"; readonly party: PartyId; readonly offer?: number }
  | { readonly kind: "withdrawn"; readonly party: PartyId; readonly offer: number }
  | { readonly kind: "settled"; readonly offer: number; readonly options: PartialOutcome }
  | { readonly kind: "reserved"; readonly offer: number; readonly outcome: Outcome; readonly by: readonly PartyId[] }
  | { readonly kind: "confirmed"; readonly party: PartyId; readonly offer: number }
  | { readonly kind: "declined"; readonly party: PartyId; readonly offer: number }
  /** `replaces`: number, in the table's log, of the agreement that this one takes the place of [PS6]. */
  | { readonly kind: "agreed"; readonly outcome: Outcome; readonly offer?: number; readonly replaces?: number }
  | { readonly kind: "endedWithoutAgreement"; readonly reason: "deadline" | "walkAway" }
  /** To one party. */
  | { readonly kind: "redLineOverridden"; readonly party: PartyId; readonly redLine: string; readonly reason: string }
  /** To one party. */
  | { readonly kind: "mandateGiven"; readonly party: PartyId; readonly issues: readonly IssueId[] }
  /** To the table, the party or the caucus. */
  | { readonly kind: "messaged"; readonly by: Actor; readonly text: string; readonly isBinding?: true }
  | {
      readonly kind: "stated";
      readonly by: Actor;
      readonly speaker: string;
      readonly text: string;
      readonly date: string;
      readonly source?: string;
    }
  | { readonly kind: "meetingOpened"; readonly by: Actor; readonly title?: string }
  | { readonly kind: "meetingClosed"; readonly by: Actor }
  | { readonly kind: "paused"; readonly by: Actor; readonly reason?: string; readonly until?: string }
  | { readonly kind: "resumed"; readonly by: Actor }
  | { readonly kind: "resetAsked"; readonly party: PartyId; readonly reason?: string }
  | { readonly kind: "wasReset"; readonly by: Actor; readonly reason?: string }
  | { readonly kind: "walkedAway"; readonly party: PartyId; readonly reason?: string }
  | { readonly kind: "deadlineMoved"; readonly by: Actor; readonly deadline: Deadline }
  | { readonly kind: "textProposed"; readonly party: PartyId; readonly issue: IssueId; readonly option: OptionId; readonly text: string }
  | { readonly kind: "textAgreed"; readonly party: PartyId; readonly issue: IssueId; readonly option: OptionId }
  | { readonly kind: "textBracketed"; readonly party: PartyId; readonly issue: IssueId; readonly option: OptionId }
  | { readonly kind: "groundworkReported"; readonly report: GroundworkReport }
  | { readonly kind: "groundworkOverridden"; readonly by: Actor; readonly reason: string }
  | {
      readonly kind: "amended";
      readonly by: Actor;
      readonly issues: readonly Issue[];
      readonly constraints: readonly Rule[];
      readonly mapping: IssueMapping;
      readonly lapsed: readonly number[];
    }
  /** To one party. */
  | { readonly kind: "briefRevised"; readonly party: PartyId; readonly brief: Brief; readonly briefHash?: string }
  | { readonly kind: "textPut"; readonly text: number; readonly outcome: Outcome }
  /** To the mediator. */
  | { readonly kind: "drawMade"; readonly text: number; readonly draw: number }
  /** To the caucus of the party. */
  | { readonly kind: "voted"; readonly party: PartyId; readonly text: number; readonly vote: Vote }
  | { readonly kind: "textDecided"; readonly text: number; readonly isKept: boolean }
  | { readonly kind: "agreementProposed"; readonly offer: number; readonly outcome: Outcome }
  | { readonly kind: "suggested"; readonly by: Actor; readonly suggestion: number; readonly outcome: Outcome }
  /** To one party. */
  | { readonly kind: "answered"; readonly party: PartyId; readonly suggestion: number; readonly answer: "yes" | "no" }
  /** To one party. */
  | { readonly kind: "bidMade"; readonly party: PartyId; readonly amount: number }
  /** To one party. */
  | { readonly kind: "optedIn"; readonly party: PartyId; readonly briefHash?: string }
  /** To one party. */
  | { readonly kind: "optedOut"; readonly party: PartyId }
  /** To each required party in its own log. */
  | { readonly kind: "improvementProposed"; readonly outcome: Outcome; readonly until: string }
  /** To each required party in its own log. */
  | { readonly kind: "nothingProposed" }
  /** To one party. */
  | { readonly kind: "improvementAnswered"; readonly party: PartyId; readonly answer: "yes" | "no" };
