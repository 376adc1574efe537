import type { IssueId, OptionId, PartyId } from "../model/ids.ts";
import type { Outcome } from "../model/combination.ts";
import type { GroundworkReport, PartialOutcome, Vote } from "./action.ts";
import type { Actor } from "./actor.ts";
import type { Audience } from "./audience.ts";
import type { SessionCase } from "./session-case.ts";
import type { SessionSetup } from "./setup.ts";

/** Everything that is so in a session now: the fold of its events. Holds secrets; only `viewFor` shows any of it. */
export interface SessionState {
  readonly phase: "unopened" | "open" | "paused" | "awaiting" | "agreed" | "noAgreement";
  /** The case as amended. */
  readonly current: SessionCase;
  readonly setup: SessionSetup | null;
  /** Sequence number of the last event of the table's log. */
  readonly tableSeq: number;
  /** Where the logs of the other audiences end. */
  readonly privateLogs: Readonly<Partial<Record<Audience, LogEnd>>>;
  /** ISO time of the last event of the table's log. */
  readonly at: string;
  readonly openedAt: string;
  /** 1, and one more for each reset. */
  readonly sitting: number;
  /** Completed in this sitting. */
  readonly rounds: number;
  /** Number of the last offer; offers are numbered through all sittings. */
  readonly offers: number;
  readonly left: readonly PartyId[];
  readonly floor: Floor;
  readonly matters: Matters;
  readonly ending: Ending | null;
}

export interface LogEnd {
  readonly seq: number;
  /** ISO time. */
  readonly at: string;
}

export type Ending =
  | { readonly kind: "agreed"; readonly outcome: Outcome; readonly offer: number | null }
  | { readonly kind: "noAgreement"; readonly reason: "deadline" | "walkAway" };

/** What changes seldom. */
export interface Matters {
  /** Settled ad referendum. */
  readonly settled: PartialOutcome;
  readonly texts: readonly OptionText[];
  readonly meeting: { readonly title: string | null; readonly since: string } | null;
  /** Opened and closed in this sitting. */
  readonly meetings: number;
  readonly pause: { readonly by: Actor; readonly reason: string | null; readonly until: string | null } | null;
  /** The offer that waits for confirmation, and who has yet to confirm it. */
  readonly reserved: { readonly offer: number; readonly outcome: Outcome; readonly by: readonly PartyId[] } | null;
  readonly resetAsked: readonly PartyId[];
  readonly groundwork: readonly GroundworkReport[];
  readonly groundworkOverride: { readonly by: Actor; readonly reason: string } | null;
  readonly mandates: Readonly<Partial<Record<PartyId, readonly IssueId[]>>>;
  readonly overrides: Readonly<Partial<Record<PartyId, readonly RedLineOverride[]>>>;
}

export interface RedLineOverride {
  readonly redLine: string;
  readonly reason: string;
}

/** A text bound to an option, and who stands by it. */
export interface OptionText {
  readonly issue: IssueId;
  readonly option: OptionId;
  readonly text: string;
  readonly agreedBy: readonly PartyId[];
}

/** An offer on the table. */
export interface StandingOffer {
  readonly offer: number;
  /** Null where the mediator put it. */
  readonly party: PartyId | null;
  readonly content: OfferContent;
  /** Its maker among them. */
  readonly acceptedBy: readonly PartyId[];
  /** Those of them that accepted ad referendum. */
  readonly reservedBy: readonly PartyId[];
}

export type OfferContent =
  | { readonly kind: "whole"; readonly outcome: Outcome }
  | { readonly kind: "part"; readonly options: PartialOutcome };

/** What a protocol keeps, and after an agreement what a post-settlement round does; nothing before the opening and after the end. */
export type Floor = { readonly kind: "none" } | AlternatingFloor | OpenFloor | SingleTextFloor | BlindFloor | PostSettlementFloor;

export interface AlternatingFloor {
  readonly kind: "alternatingOffers";
  /** Place, in the order of parties, of whose turn it is. */
  readonly next: number;
  readonly standing: StandingOffer | null;
}

export interface OpenFloor {
  readonly kind: "openFloor";
  readonly standing: readonly StandingOffer[];
}

export interface SingleTextFloor {
  readonly kind: "singleText";
  /** Number of the last text put in this sitting. */
  readonly texts: number;
  readonly pending: {
    readonly text: number;
    readonly outcome: Outcome;
    readonly draw: number;
    readonly votes: Readonly<Partial<Record<PartyId, Vote>>>;
  } | null;
  readonly kept: { readonly text: number; readonly outcome: Outcome } | null;
  /** The kept text, once the mediator proposes it for agreement. */
  readonly standing: StandingOffer | null;
}

export interface BlindFloor {
  readonly kind: "blindBids";
  /** Number of the last suggestion. */
  readonly last: number;
  readonly suggestions: readonly Suggestion[];
  /** Amounts named so far: how many, and the last. */
  readonly bids: Readonly<Partial<Record<PartyId, { readonly count: number; readonly amount: number }>>>;
}

export interface Suggestion {
  readonly suggestion: number;
  /** A party or the mediator. */
  readonly by: Actor;
  readonly outcome: Outcome;
  readonly answers: Readonly<Partial<Record<PartyId, "yes" | "no">>>;
}

/** Here and nowhere else, so that sessions that have not come to it carry nothing of it. */
export interface PostSettlementFloor {
  readonly kind: "postSettlement";
  /** Number of the agreement in the table's log. */
  readonly agreement: number;
  readonly optedIn: Readonly<Partial<Record<PartyId, true>>>;
  /** Null: nothing was said yet. */
  readonly proposal: ImprovementProposal | null;
  readonly answers: Readonly<Partial<Record<PartyId, "yes" | "no">>>;
}

export type ImprovementProposal =
  | { readonly kind: "improvement"; readonly outcome: Outcome /** ISO time. */; readonly until: string }
  | { readonly kind: "nothing" };

export const NOTHING_SETTLED: PartialOutcome = {};

export const EMPTY_MATTERS: Matters = {
  settled: NOTHING_SETTLED,
  texts: [],
  meeting: null,
  meetings: 0,
  pause: null,
  reserved: null,
  resetAsked: [],
  groundwork: [],
  groundworkOverride: null,
  mandates: {},
  overrides: {},
};

export const NO_FLOOR: Floor = { kind: "none" };

export const NO_PRIVATE_EVENTS: SessionState["privateLogs"] = {};

/** A session of which nothing has happened. */
export const unopened = (current: SessionCase): SessionState => ({
  phase: "unopened",
  current,
  setup: null,
  tableSeq: 0,
  privateLogs: NO_PRIVATE_EVENTS,
  at: "",
  openedAt: "",
  sitting: 1,
  rounds: 0,
  offers: 0,
  left: [],
  floor: NO_FLOOR,
  matters: EMPTY_MATTERS,
  ending: null,
});
