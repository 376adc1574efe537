import type { PartyId, StipulationId } from "../../model/ids.ts";
import type { Score } from "./action.ts";
import type { ActorId, SnapbackOutcome } from "./terms.ts";

/** What the events of a record come to. What time alone brings about is not in it; `commitmentsAt` reads that. */
export interface CommitmentsState {
  /** Number of the last event; 0 before the first. */
  readonly seq: number;
  /** ISO time of the last event; that of the agreement before the first. */
  readonly at: string;
  /** In the order of the terms. */
  readonly stipulations: readonly StipulationState[];
}

export interface StipulationState {
  readonly startedAt: string | null;
  readonly evidence: readonly Evidence[];
  /** In the order of their waivers. */
  readonly waivedBy: readonly PartyId[];
  /** When the last of those to whom it is owed had waived it. */
  readonly waivedAt: string | null;
  readonly notifications: readonly Notification[];
  /** All of them; the last counts. */
  readonly codings: readonly Coding[];
  readonly accounts: readonly Account[];
  /** Numbers of the events that concern it. */
  readonly events: readonly number[];
}

export interface Evidence {
  readonly seq: number;
  readonly submittedAt: string;
  readonly text: string;
  readonly reference: string | null;
  readonly parts: number;
  readonly standing: "submitted" | "accepted" | "disputed";
  readonly acceptedAt: string | null;
  readonly disputes: readonly { readonly by: ActorId; readonly at: string; readonly reason: string }[];
}

export interface Notification {
  readonly seq: number;
  readonly by: ActorId;
  readonly at: string;
  readonly reason: string;
  /** The stipulation whose failure is the reason; null where none is named. */
  readonly because: StipulationId | null;
  /** ISO time at which silence decides. */
  readonly runsOutAt: string;
  /** Null while nobody has said anything. Withdrawal makes the relief stay. */
  readonly ending: { readonly by: ActorId; readonly at: string; readonly outcome: SnapbackOutcome; readonly reason: string } | null;
}

export interface Coding {
  readonly by: ActorId;
  readonly at: string;
  readonly score: Score;
  readonly reason: string;
}

export interface Account {
  readonly seq: number;
  readonly by: PartyId;
  readonly at: string;
  readonly text: string;
  readonly source: string | null;
  /** Number of the event that it tells; null: the stipulation as a whole. */
  readonly event: number | null;
}

const NOTHING_YET: StipulationState = {
  startedAt: null,
  evidence: [],
  waivedBy: [],
  waivedAt: null,
  notifications: [],
  codings: [],
  accounts: [],
  events: [],
};

/** The state before the first event. */
export const nothingYet = ({
  agreedAt,
  stipulations,
}: {
  readonly agreedAt: string;
  readonly stipulations: readonly unknown[];
}): CommitmentsState => ({
  seq: 0,
  at: agreedAt,
  stipulations: stipulations.map(() => NOTHING_YET),
});
