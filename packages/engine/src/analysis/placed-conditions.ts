import type { Condition } from "../model/condition.ts";

/** Where conditions hold within the blocks of a group, kept from one draw of the numbers to the next. */
export type PlacedConditions = Map<Condition, Map<string, Placed>>;

export interface Placed {
  /** The part on the issues that stay fixed within a block. */
  readonly leading: Condition;
  /** Places in the block where the rest holds; null for all of them. */
  readonly matches: Uint32Array | null;
}
