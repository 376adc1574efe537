import type { Brief, Rule, Unknown } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import type { GroundworkBar } from "../model/groundwork-bar.ts";
import type { IssueId, PartyId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { ActionKind, GroundworkReport, PartialOutcome, Vote } from "./action.ts";
import type { ProtocolSettings } from "./setup.ts";
import type { Ending, ImprovementProposal, OptionText, RedLineOverride, SessionState, StandingOffer } from "./state.ts";

/** What everybody at the table sees. Each view has these, and what is its viewer's own. */
export interface TableView {
  readonly phase: SessionState["phase"];
  readonly protocol: ProtocolSettings | null;
  readonly parties: readonly PartyId[];
  readonly required: readonly PartyId[];
  readonly left: readonly PartyId[];
  readonly issues: readonly Issue[];
  readonly constraints: readonly Rule[];
  readonly unknowns: readonly Unknown[];
  readonly sitting: number;
  /** Completed. */
  readonly rounds: number;
  /** Null: no limit in rounds. */
  readonly roundLimit: number | null;
  /** ISO time; null: no limit in time. */
  readonly deadlineAt: string | null;
  /** 0 to 1. */
  readonly relativeTime: number;
  /** Whose turn it is; null where the protocol has no turns. */
  readonly turn: PartyId | null;
  readonly standing: readonly StandingOffer[];
  readonly settled: PartialOutcome;
  readonly texts: readonly OptionText[];
  readonly meeting: SessionState["matters"]["meeting"];
  readonly pause: SessionState["matters"]["pause"];
  readonly reserved: SessionState["matters"]["reserved"];
  readonly groundwork: readonly GroundworkReport[];
  readonly groundworkOverride: SessionState["matters"]["groundworkOverride"];
  readonly bar: GroundworkBar | null;
  readonly ending: Ending | null;
  readonly protocolView: ProtocolView;
  /** Number of the last event of the table's log. */
  readonly tableSeq: number;
}

/** What a protocol, or a post-settlement round, shows to a viewer, beyond offers. */
export type ProtocolView =
  | { readonly kind: "none" }
  | {
      readonly kind: "singleText";
      readonly pending: { readonly text: number; readonly outcome: Outcome } | null;
      readonly kept: { readonly text: number; readonly outcome: Outcome } | null;
      /** Votes that the viewer may know: its own, or, for mediator and facilitator, all. */
      readonly votes: Readonly<Partial<Record<PartyId, Vote>>>;
    }
  | {
      readonly kind: "blindBids";
      readonly suggestions: readonly {
        readonly suggestion: number;
        readonly outcome: Outcome;
        readonly answers: Readonly<Partial<Record<PartyId, "yes" | "no">>>;
      }[];
      readonly bids: Readonly<Partial<Record<PartyId, { readonly count: number; readonly amount: number }>>>;
    }
  | {
      /** To required parties, who see what is their own, and to the facilitator. */
      readonly kind: "postSettlement";
      readonly optedIn: Readonly<Partial<Record<PartyId, true>>>;
      readonly proposal: ImprovementProposal | null;
      readonly answers: Readonly<Partial<Record<PartyId, "yes" | "no">>>;
    };

export interface PartyView extends TableView {
  readonly kind: "party";
  readonly party: PartyId;
  /** Its own brief; null where the process holds none. */
  readonly brief: Brief | null;
  /** What it may do now. */
  readonly legal: readonly ActionKind[];
  readonly mandate: readonly IssueId[] | null;
  readonly overrides: readonly RedLineOverride[];
  readonly ownSeq: number;
  readonly caucusSeq: number;
}

export interface MediatorView extends TableView {
  readonly kind: "mediator";
  readonly legal: readonly ActionKind[];
  readonly mediatorSeq: number;
  readonly caucusSeqs: Readonly<Partial<Record<PartyId, number>>>;
}

export interface FacilitatorView extends TableView {
  readonly kind: "facilitator";
  readonly legal: readonly ActionKind[];
  readonly briefs: Readonly<Partial<Record<PartyId, Brief>>>;
  readonly mandates: SessionState["matters"]["mandates"];
  readonly overrides: SessionState["matters"]["overrides"];
  readonly privateLogs: SessionState["privateLogs"];
}

export interface ObserverView extends TableView {
  readonly kind: "observer";
}

export type View = PartyView | MediatorView | FacilitatorView | ObserverView;
