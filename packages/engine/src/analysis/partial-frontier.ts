import type { Points } from "./pareto.ts";

/**
 * The undominated sums over some of the issues, distinct, in descending lexicographic order (so for two parties the second
 * column ascends strictly), each with where it came from.
 */
export interface PartialFrontier extends Points {
  /** Place in the partial frontier this one was made from. */
  readonly previous: Uint32Array;
  /** Combination number within the group of issues that was added. */
  readonly combination: Uint32Array;
}

/** Before any issue: one empty sum. */
export const emptySum = (parties: number): PartialFrontier => ({
  length: 1,
  columns: Array.from({ length: parties }, () => new Float64Array(1)),
  counts: Float64Array.of(1),
  previous: new Uint32Array(1),
  combination: new Uint32Array(1),
});
