import type { PartyId, StipulationId, ThemeId } from "../../model/ids.ts";
import type { Score } from "./action.ts";
import type { GateReading } from "./standing.ts";
import type { Account, Coding, Evidence, Notification } from "./state.ts";
import type { ActorId, SnapbackOutcome } from "./terms.ts";

/**
 * Where a stipulation stands at some time. "due": its gate is open and something remains to be done; "submitted": evidence of all that
 * remains was submitted in time and waits for the verifier; "overdue": its time has passed without; "late": fulfilled by evidence that came
 * too late.
 */
export type Standing = "locked" | "due" | "submitted" | "overdue" | "disputed" | "accepted" | "late" | "waived" | "snappedBack";

/** All of a record at one time. A plain value. */
export interface CommitmentsReading {
  readonly at: string;
  /** In the order of the terms. */
  readonly stipulations: readonly StipulationReading[];
  readonly themes: readonly ThemeReading[];
  /** Over all stipulations. */
  readonly overall: Implementation;
  /** Clocks that run, the first to run out first. */
  readonly clocks: readonly ClockReading[];
  /** What has a due time yet to come and is not fulfilled, the first due first; ties in the order of the terms. */
  readonly nextDue: readonly StipulationId[];
}

export interface StipulationReading {
  readonly id: StipulationId;
  readonly standing: Standing;
  readonly gate: GateReading;
  /** ISO time before which the evidence must be submitted; null: none, or the gate that it is counted from is shut. */
  readonly dueAt: string | null;
  readonly startedAt: string | null;
  readonly fulfilledAt: string | null;
  readonly snappedBackAt: string | null;
  readonly parts: { readonly all: number; readonly submitted: number; readonly accepted: number };
  readonly evidence: readonly Evidence[];
  readonly waivedBy: readonly PartyId[];
  /** What follows from the events [K26]; null: waived, which counts nowhere. */
  readonly derivedScore: Score | null;
  /** What a coder has put in its place, who and why; null where nobody has. */
  readonly coding: Coding | null;
  /** The one that counts. */
  readonly score: Score | null;
  /** All notifications, the last one last. */
  readonly notifications: readonly Notification[];
  /** Of each party, in the order of the terms, and of each in the order of filing; also where a party has filed none. */
  readonly accounts: readonly AccountsOfParty[];
}

export interface AccountsOfParty {
  readonly party: PartyId;
  readonly accounts: readonly Account[];
}

/** How far some stipulations are implemented. */
export interface Implementation {
  /** Sum of scores over three times their number, 0 to 1, as the Peace Accords Matrix aggregates; null where none counts. */
  readonly share: number | null;
  /** How many have which score: of 0, 1, 2, 3. */
  readonly levels: readonly [number, number, number, number];
  /** Waived and not coded: those that do not count. */
  readonly waived: number;
}

export interface ThemeReading extends Implementation {
  readonly id: ThemeId;
}

export interface ClockReading {
  readonly stipulation: StipulationId;
  readonly by: ActorId;
  readonly notifiedAt: string;
  readonly runsOutAt: string;
  readonly onSilence: SnapbackOutcome;
  readonly deciders: readonly ActorId[];
  /** The share of what was done that is lost where the measures return. */
  readonly lost: number;
}
