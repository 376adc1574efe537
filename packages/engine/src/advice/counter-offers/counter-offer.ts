import type { Outcome } from "../../model/combination.ts";
import type { IssueId, OptionId, PartyId } from "../../model/ids.ts";

/** A package to put forward. Points are each party's own; those of counterparts are estimates. */
export interface CounterOffer {
  readonly outcome: Outcome;
  /** What it is worth to the party at this time, expected over the unknowns, and by how much that is more than no agreement. */
  readonly value: number;
  readonly gain: number;
  readonly counterparts: readonly {
    readonly party: PartyId;
    /** By the likely figures of the estimate. */
    readonly value: number;
    readonly gain: number;
  }[];
  /** Of the draws of the estimates, the share in which every counterpart likes it no less than no agreement: an estimate of the chance that they accept. */
  readonly chance: number;
  /** gain × chance: what they are ranked by. */
  readonly rank: number;
  /** Against the offer that it answers. */
  readonly changes: readonly PackageChange[];
}

/** One issue that is different from the package compared with. */
export interface PackageChange {
  readonly issue: IssueId;
  readonly from: OptionId;
  readonly to: OptionId;
  /** To the party, on this issue alone. */
  readonly ours: number;
  /** To each counterpart, on this issue alone, by the estimate. */
  readonly theirs: readonly { readonly party: PartyId; readonly points: number }[];
  /** "asked": the party gains. "given": it loses. "neutral": neither. */
  readonly side: "asked" | "given" | "neutral";
}
