import type { StipulationId } from "../../model/ids.ts";
import type { ActorId, SnapbackOutcome } from "./terms.ts";

interface On {
  /** Who says so. */
  readonly by: ActorId;
  readonly stipulation: StipulationId;
}

/** 0: not begun, 1: minimal, 2: intermediate, 3: full implementation; the scale of the Peace Accords Matrix. */
export type Score = 0 | 1 | 2 | 3;

/** What somebody asks to have put on record. */
export type CommitmentAction =
  | (On & { readonly kind: "started"; readonly note?: string })
  | (On & {
      readonly kind: "evidenceSubmitted";
      readonly text: string;
      /** How many parts of the stipulation it shows. Absent: all that are left. */
      readonly parts?: number;
      /** Where it is kept, or its hash. */
      readonly reference?: string;
    })
  /** Evidence is numbered 1, 2, 3 for each stipulation. */
  | (On & { readonly kind: "accepted"; readonly evidence: number; readonly note?: string })
  | (On & { readonly kind: "disputed"; readonly evidence: number; readonly reason: string })
  | (On & { readonly kind: "waived"; readonly reason: string })
  /** `because`: the stipulation whose failure is the reason. */
  | (On & { readonly kind: "snapbackNotified"; readonly reason: string; readonly because?: StipulationId })
  | (On & { readonly kind: "snapbackWithdrawn"; readonly reason: string })
  | (On & { readonly kind: "snapbackDecided"; readonly outcome: SnapbackOutcome; readonly reason: string })
  | (On & { readonly kind: "coded"; readonly score: Score; readonly reason: string })
  /** How one party tells a stipulation, or one event of the record that concerns it. */
  | (On & { readonly kind: "accountFiled"; readonly text: string; readonly event?: number; readonly source?: string });

export type CommitmentActionKind = CommitmentAction["kind"];

/** A recorded fact: its number in the record (1, 2, 3), and the ISO time when it was put there. */
export type CommitmentEvent = CommitmentAction & { readonly seq: number; readonly at: string };
