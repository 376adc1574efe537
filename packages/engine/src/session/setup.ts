import type { GroundworkBar } from "../model/groundwork-bar.ts";
import type { IssueId, PartyId } from "../model/ids.ts";

/** What fixes a session before it begins. A plain value. */
export interface SessionSetup {
  readonly protocol: ProtocolSettings;
  /** In the order of their turns. */
  readonly parties: readonly PartyId[];
  /** Whose consent an agreement needs. */
  readonly required: readonly PartyId[];
  readonly deadline: Deadline;
  /** The track of the case that this session is. */
  readonly track?: string;
  /** What the working level must have reached before this table may settle anything. */
  readonly bar?: GroundworkBar;
  /** Content hash of the public part of the case. */
  readonly caseHash?: string;
}

export type ProtocolSettings =
  | { readonly kind: "alternatingOffers" }
  | { readonly kind: "openFloor" }
  | {
      readonly kind: "singleText";
      readonly search: { readonly kind: "hillClimbing" } | { readonly kind: "annealing"; readonly startTemperature: number };
    }
  | { readonly kind: "blindBids"; readonly over: { readonly kind: "suggestions" } | MoneyBids };

/** Two parties name amounts of one range issue, the only issue of the case. */
export interface MoneyBids {
  readonly kind: "money";
  readonly issue: IssueId;
  /** Names the most it gives. */
  readonly payer: PartyId;
  /** Names the least it takes. */
  readonly payee: PartyId;
  /** Share of the demand, 0 or more; absent: 0. */
  readonly tolerance?: number;
  /** How many amounts each may name. */
  readonly bids: number;
}

/** A limit in rounds, an instant, or both. Neither: no limit. */
export interface Deadline {
  /** A whole number, 1 or more. */
  readonly rounds?: number;
  /** ISO time in UTC, as 2019-02-28T05:00:00.000Z. */
  readonly at?: string;
  /** How rounds count towards relative time: "completed" (round / rounds, the default) or "entered" ((round + 1) / (rounds + 1)). */
  readonly roundTime?: "completed" | "entered";
}
