import type { PartyId, StepId } from "./ids.ts";
import type { Quantity } from "./quantity.ts";

/** Something one party could do to carry an agreement out, with evidence that it was done. */
export interface Step {
  readonly id: StepId;
  readonly name: string;
  readonly description?: string;
  /** Who does it. */
  readonly party: PartyId;
  /** Steps, of any party, that must be done before this one begins. Never in a circle. */
  readonly after?: readonly StepId[];
  /** ISO date before which it cannot begin. */
  readonly earliest?: string;
  /** From its beginning to accepted evidence, 0 or more. Absent: 0. */
  readonly days?: number;
  /** What shows that it was done. */
  readonly evidence?: string;
  /** Who looks at the evidence. */
  readonly verifier?: string;
  /** It may be done in up to so many equal parts: a whole number, 1 or more. Absent: 1. */
  readonly parts?: number;
  /** What undoes it, in words. */
  readonly undo?: string;
  readonly sources?: readonly string[];
}

/** What a step means to one party, in points of its own scale. */
export interface StepWorth {
  /** What the party's own step costs it, or what another's step brings it; 0 or more. */
  readonly worth: Quantity;
  /**
   * What share of that is undone on snapback, 0 to 1: of the value of another's step the share lost, of the cost of an own step the
   * share recovered. Absent: 0.
   */
  readonly lost?: Quantity;
}
