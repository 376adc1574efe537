import type { Case, Outcome, PartyId } from "@detente/engine";
import type * as z from "zod";
import type { debriefAnswer, debriefTable } from "../contract/exercise-parts.ts";

/** What a thread is asked: what was offered and agreed at every table, with the briefs of all. Nothing of who did it. */
export interface DebriefQuestion {
  /** Each once, with the briefs of all parties; tables name theirs by its number here. The first is that of most tables. */
  readonly cases: readonly Case[];
  readonly tables: readonly PlayedTable[];
}

export interface PlayedTable {
  readonly number: number;
  readonly of: number;
  /** Whole ones, in their order. */
  readonly offers: readonly { readonly party: PartyId; readonly outcome: Outcome }[];
  /** Null: without an agreement, so far or for good. */
  readonly outcome: Outcome | null;
  readonly rounds: number;
  /** 0 to 1, when it ended: what discounts utilities. */
  readonly relativeTime: number;
}

type Shown = z.output<typeof debriefTable>;

export interface DebriefAnswer {
  readonly plane: z.output<typeof debriefAnswer>["plane"];
  readonly tables: readonly ScoredTable[];
}

export type ScoredTable = Omit<Shown, "people" | "isOver" | "outcome">;
